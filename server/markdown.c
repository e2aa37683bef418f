// Writes RULES.md.
#include "server/markdown.h"
#include "fl_options.h"
#include "protocol/json_report.h"

static void out_codes(Out *o, Str codes)
{
    uint32_t count = 0;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        uint32_t colon = str_find_char(code, ':');
        Str tool = colon == STR_NONE ? STR("") : str_cut(code, 0, colon);
        out_fmt(o, "%s%.*s `%.*s`", count++ ? ", " : "", STR_ARG(tool),
                STR_ARG(colon == STR_NONE ? code : str_skip(code, colon + 1)));
    }
}

static Str fix_text(const FlRule *rule)
{
    if (rule->has_safe_fix) return STR("safe fix");
    return rule->has_fix ? STR("unsafe fix") : STR("no fix");
}

static void out_facts(Out *o, const FlRule *rule)
{
    Str severity = fl_severity_name(rule->severity);
    out_fmt(o, "*%.*s", STR_ARG(severity));
    if (rule->severity == FL_OFF)
        out_fmt(o, " (%.*s when on)", STR_ARG(fl_severity_name(rule->severity_on)));
    out_fmt(o, " · %.*s · since %.*s*", STR_ARG(fix_text(rule)), STR_ARG(fl_rule_since(rule)));
    if (fl_rule_codes(rule).len) {
        out_z(o, " · ");
        out_codes(o, fl_rule_codes(rule));
    }
    out_z(o, "\n\n");
    FlRuleOption option;
    if (!fl_rule_option(fl_rule_id(rule), &option)) return;
    out_fmt(o, "Option `%.*s`: %.*s; %.*s if it is not set.\n\n", STR_ARG(option.name),
            STR_ARG(option.help), STR_ARG(option.standard));
}

// ---- The text of a rule: paragraphs, and blocks that get a caption ----

typedef enum BlockKind {
    BLOCK_REPORTED,
    BLOCK_FIXED,
    BLOCK_FINE,
    BLOCK_IGNORE,
    BLOCK_FIXED_IGNORE,
    BLOCK_CONTEXT,
    BLOCK_FILE,
    BLOCK_CONFIG,
    BLOCK_SHELLCHECK,
    BLOCK_IMAGES,
} BlockKind;

typedef struct Block {
    BlockKind kind;
    Str name; // name of the file in the block
    Str code;
} Block;

static const Str fence = STR_INIT("```");

static const Str captions[] = {
    [BLOCK_REPORTED] = STR_INIT("Reported:"),
    [BLOCK_FIXED] = STR_INIT("After the fix:"),
    [BLOCK_FINE] = STR_INIT("Not reported:"),
    [BLOCK_FIXED_IGNORE] = STR_INIT("After the fix, `.dockerignore`:"),
    [BLOCK_CONTEXT] = STR_INIT("With these files:"),
    [BLOCK_CONFIG] = STR_INIT("With this in `.fairlead.yaml`:"),
    [BLOCK_SHELLCHECK] = STR_INIT("When ShellCheck prints this:"),
    [BLOCK_IMAGES] = STR_INIT("When registries answer this:"),
};

static bool has_carets(Str code)
{
    Str line;
    while (str_next_part(&code, '\n', &line)) {
        if (str_at(str_trim(line), 0) == '^') return true;
    }
    return false;
}

static BlockKind block_kind(Str opening, Str code)
{
    static const struct {
        Str word;
        BlockKind kind;
    } words[] = {
        {STR_INIT("```fixed-dockerignore"), BLOCK_FIXED_IGNORE},
        {STR_INIT("```fixed"), BLOCK_FIXED},
        {STR_INIT("```dockerignore"), BLOCK_IGNORE},
        {STR_INIT("```context"), BLOCK_CONTEXT},
        {STR_INIT("```file"), BLOCK_FILE},
        {STR_INIT("```config"), BLOCK_CONFIG},
        {STR_INIT("```shellcheck"), BLOCK_SHELLCHECK},
        {STR_INIT("```images"), BLOCK_IMAGES},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_starts(opening, words[i].word)) return words[i].kind;
    return has_carets(code) ? BLOCK_REPORTED : BLOCK_FINE;
}

// Reads a block, whose opening line was just read from `*rest`, up to its closing line.
static Block next_block(Str opening, Str *rest)
{
    Str opening_line = opening, code = *rest, line;
    uint32_t len = 0;
    while (str_next_part(rest, '\n', &line) && !str_starts(line, fence)) len += line.len + 1;
    code = str_cut(code, 0, len);
    str_next_word(&opening);
    Str name = STR(".dockerignore"), word;
    while ((word = str_next_word(&opening)).len) name = word;
    return (Block){block_kind(opening_line, code), name, code};
}

static void out_block(Out *o, Block block)
{
    Str language = block.kind < BLOCK_IGNORE    ? STR("dockerfile")
                   : block.kind == BLOCK_CONFIG ? STR("yaml")
                                                : STR("text");
    if (captions[block.kind].len)
        out_str(o, captions[block.kind]);
    else
        out_fmt(o, "With this `%.*s`:", STR_ARG(block.name));
    out_fmt(o, "\n\n```%.*s\n%.*s```\n", STR_ARG(language), STR_ARG(block.code));
}

// A line of a paragraph. The last one before a block ends with a full stop, as a caption follows.
static void out_line(Out *o, Str line, Str rest)
{
    bool is_lead = str_ends_z(line, ":") && str_starts(str_trim(rest), fence);
    if (is_lead) line.len--;
    out_fmt(o, "%.*s%s\n", STR_ARG(line), is_lead ? "." : "");
}

// An example equal to the last fixed one is omitted.
static void out_text(Out *o, Str text)
{
    Block last = {0};
    bool is_apart = false; // an empty line was read but not written yet
    Str line;
    text = str_trim(text);
    while (str_next_part(&text, '\n', &line)) {
        bool is_block = str_starts(line, fence);
        Block block = is_block ? next_block(line, &text) : (Block){0};
        bool is_said = is_block && block.kind == BLOCK_FINE && last.kind == BLOCK_FIXED &&
                       str_eq(block.code, last.code);
        if (is_block) last = block;
        if (is_said) continue;
        if (is_apart) out_char(o, '\n');
        is_apart = !line.len;
        if (is_block)
            out_block(o, block);
        else if (line.len)
            out_line(o, line, text);
    }
}

void markdown_rule(Out *o, const FlRule *rule, uint32_t level)
{
    while (level--) out_char(o, '#');
    out_fmt(o, " %.*s\n\n", STR_ARG(fl_rule_id(rule)));
    out_facts(o, rule);
    out_text(o, fl_rule_text(o->arena, rule));
}

void markdown_rules(Out *o, const FlRule *rules, uint32_t count)
{
    out_z(o, "<!-- Written by `fairlead rules --markdown` from the comments in "
             "analysis/rules/. -->\n\n"
             "# Rules\n\n"
             "A rule is known by its id everywhere: in reports, in `fairlead explain`, in "
             "the comment\nthat silences it. A caret line in an example marks what is reported.\n\n"
             "An *error* makes the build fail, a *warning* is most likely a mistake, an *info* "
             "makes the image or\nits build worse, and a *hint* is advice, which `fairlead check` "
             "shows with `--hints`. A rule that is *off*\nreports nothing until a setting "
             "switches it on. `fairlead fix` applies the *safe* fixes, and with\n"
             "`--unsafe-fixes` the *unsafe* ones too: those may change what the image does. An "
             "editor offers both.\n\n"
             "| rule | level | fix | |\n|---|---|---|---|\n");
    for (uint32_t i = 0; i < count; i++) {
        const FlRule *r = &rules[i];
        out_fmt(o, "| [%.*s](#%.*s) | %.*s ", STR_ARG(fl_rule_id(r)), STR_ARG(fl_rule_id(r)),
                STR_ARG(fl_severity_name(r->severity)));
        out_fmt(o, "| %s | %.*s |\n",
                r->has_safe_fix ? "safe"
                : r->has_fix    ? "unsafe"
                                : "",
                STR_ARG(fl_rule_title(o->arena, r)));
    }
    for (uint32_t i = 0; i < count; i++) {
        out_char(o, '\n');
        markdown_rule(o, &rules[i], 2);
    }
}
