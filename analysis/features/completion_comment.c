// Completion in comments: parser directives at the top of the file, and the rules in comments that silence them.
#include "features/completion.h"

static const Str syntaxes[] = {
    STR_INIT("docker/dockerfile:1"),
    STR_INIT("docker/dockerfile:1-labs"),
    STR_INIT("docker/dockerfile-upstream:master"),
    STR_INIT("docker/dockerfile-upstream:master-labs"),
};

static bool may_be_directive(const Completer *c)
{
    const Instr *in = c->h.in;
    return in->kind <= K_BLANK && in->before.zone != ZONE_BODY;
}

// ---- Names of rules ----

// The names that a comment accepts: our ids, or another tool's codes.
static Str tool_of(Str head)
{
    if (str_starts_z(head, "fairlead")) return STR("");
    if (str_starts_z(head, "hadolint")) return STR("hadolint:");
    return str_starts_z(head, "tally") ? STR("tally:") : STR("buildkit:");
}

static void add_rule(Completer *c, const FlRule *rule, Str name)
{
    Str title = fl_rule_title(c->h.arena, rule);
    FlCompletion item = {
        .label = name, .kind = FL_COMPLETES_RULE, .detail = plain_words(c->h.arena, title)};
    item.topic = str_fmt(c->h.arena, "rule %.*s", STR_ARG(fl_rule_id(rule)));
    complete_add(c, RANK_USUAL, item);
}

static void add_rules(Completer *c, Str tool, Str given)
{
    uint32_t count;
    const FlRule *rule = fl_rules(&count);
    Names seen = {0};
    for (Str part; str_next_part(&given, ',', &part);)
        names_put(&seen, c->h.arena, str_trim(part), 0);
    for (uint32_t i = 0; i < count; i++) {
        Str codes = fl_rule_codes(&rule[i]);
        if (!tool.len && names_get(&seen, fl_rule_id(&rule[i])) == NAMES_NONE)
            add_rule(c, &rule[i], fl_rule_id(&rule[i]));
        for (Str code = str_next_word(&codes); tool.len && code.len; code = str_next_word(&codes)) {
            Str name = str_skip(code, tool.len);
            if (!str_starts(code, tool)) continue;
            if (names_put(&seen, c->h.arena, name, 0) == NAMES_NONE) add_rule(c, &rule[i], name);
        }
    }
}

// ---- Values ----

static void add_value(Completer *c, Rank rank, Str text, Str detail)
{
    FlCompletion item = {.label = text, .kind = FL_COMPLETES_VALUE, .detail = detail};
    complete_add(c, rank, item);
}

// The list of names behind `=`; it ends at a blank, behind which a reason may follow.
static void complete_names(Completer *c, Str tool, Str list, uint32_t start)
{
    uint32_t from = 0;
    for (uint32_t i = 0; i < list.len; i++)
        if (list.ptr[i] == ',') from = i + 1;
    while (from < list.len && char_is_blank(list.ptr[from])) from++;
    Str last = str_skip(list, from);
    bool is_ended = last.len && char_is_blank(last.ptr[last.len - 1]);
    bool is_reason = str_has_z(list, "--");
    if (is_reason) return;
    if (is_ended) {
        complete_bytes(c, c->h.byte, STR(""));
        FlCompletion item = {.label = STR("-- reason"), .kind = FL_COMPLETES_DIRECTIVE};
        item.text = STR("-- ");
        item.snippet = STR("-- ${1:reason}");
        if (!tool.len) complete_add(c, RANK_USUAL, item);
        return;
    }
    if (str_has_char(last, ' ')) return;
    complete_bytes(c, start + from, STR(",;"));
    add_rules(c, tool, str_cut(list, 0, from));
    if (str_is_z(tool, "buildkit:") && !str_has_char(list, ','))
        add_value(c, RANK_LAST, STR("all"), STR("all checks"));
}

// For an option that has a value already, only the name.
static void add_option(Completer *c, const char *option, const char *detail)
{
    Str text = str_of_z(option);
    bool has_value = str_at(c->h.in->text, c->at_word.end - c->at_typed.end + c->h.byte) == '=';
    if (has_value) text.len = str_find_char(text, '=');
    add_value(c, RANK_USUAL, text, str_of_z(detail));
}

// `skip=A,B;error=true`
static void complete_check(Completer *c, Str value, uint32_t start)
{
    uint32_t from = 0;
    for (uint32_t i = 0; i < value.len; i++)
        if (value.ptr[i] == ';') from = i + 1;
    while (char_is_blank(str_at(value, from))) from++;
    Str option = str_skip(value, from);
    if (str_starts_z(option, "skip=") || str_starts_z(option, "experimental=")) {
        uint32_t equals = str_find_char(option, '=') + 1;
        complete_names(c, STR("buildkit:"), str_skip(option, equals), start + from + equals);
        return;
    }
    bool is_error = str_starts_z(option, "error=");
    c->is_value = true;
    complete_bytes(c, start + from + (is_error ? 6 : 0), STR(";="));
    if (is_error) {
        add_value(c, RANK_USUAL, STR("true"), STR("a warning fails the build"));
        add_value(c, RANK_USUAL, STR("false"), STR("a warning is only shown"));
        return;
    }
    add_option(c, "skip=", "checks that are not made");
    add_option(c, "error=true", "a warning fails the build");
    add_option(c, "experimental=", "checks that are made only when asked for");
}

static void complete_value(Completer *c, Str head, Str value, uint32_t start)
{
    if (str_ieq(head, STR("check"))) {
        complete_check(c, value, start);
        return;
    }
    if (!directive_info(head)) {
        complete_names(c, tool_of(head), value, start);
        return;
    }
    if (c->h.in->kind != K_DIRECTIVE && !may_be_directive(c)) return;
    complete_bytes(c, start, STR(""));
    for (uint32_t i = 0; str_ieq(head, STR("syntax")) && i < ARRAY_LEN(syntaxes); i++) {
        FlCompletion item = {.label = syntaxes[i], .kind = FL_COMPLETES_IMAGE};
        item.topic = STR("directive syntax");
        complete_add(c, RANK_USUAL, item);
    }
    if (!str_ieq(head, STR("escape"))) return;
    add_value(c, RANK_USUAL, STR("`"), STR("for paths of Windows"));
    add_value(c, RANK_USUAL, STR("\\"), STR("the default"));
}

// ---- Heads ----

static void add_head(Completer *c, Rank rank, Str name, Str detail, Str topic)
{
    FlCompletion item = {.kind = FL_COMPLETES_DIRECTIVE, .topic = topic};
    item.detail = plain_words(c->h.arena, detail);
    item.label = str_fmt(c->h.arena, "# %.*s=", STR_ARG(name));
    if (str_istarts(item.label, c->typed)) complete_add(c, rank, item);
}

static bool is_given(const Completer *c, uint32_t number)
{
    return c->h.in->before.seen & 1u << number;
}

static void add_directives(Completer *c)
{
    uint32_t count;
    const DirectiveInfo *directive = directives(&count);
    for (uint32_t i = 0; i < count; i++) {
        if (is_given(c, i)) continue;
        Str topic = str_fmt(c->h.arena, "directive %.*s", STR_ARG(directive[i].name));
        add_head(c, RANK_FIRST, directive[i].name, packed_text(c->h.arena, directive[i].title),
                 topic);
    }
}

static void add_pragmas(Completer *c)
{
    uint32_t count;
    const WordInfo *pragma = hover_pragmas(&count);
    for (uint32_t i = 0; i < count; i++) {
        Str name = str_of_z(pragma[i].name),
            topic = str_fmt(c->h.arena, "pragma %.*s", STR_ARG(name));
        bool is_check = str_is_z(name, "check");
        if (is_check && may_be_directive(c)) continue;
        add_head(c, RANK_LATER, is_check ? STR("check=skip") : name,
                 packed_text(c->h.arena, pragma[i].text), topic);
    }
}

// Completion on an empty line where directives may still stand.
void complete_directives(Completer *c)
{
    const Items *items = &c->h.doc->items;
    uint32_t zone = ZONE_START;
    if (items->count) zone = c->is_behind ? c->h.in->after.zone : c->h.in->before.zone;
    if (zone == ZONE_BODY) return;
    uint32_t count, seen = items->count ? c->h.in->after.seen : 0;
    const DirectiveInfo *directive = directives(&count);
    for (uint32_t i = 0; i < count; i++) {
        if (seen & 1u << i) continue;
        Str topic = str_fmt(c->h.arena, "directive %.*s", STR_ARG(directive[i].name));
        add_head(c, RANK_LATER, directive[i].name, packed_text(c->h.arena, directive[i].title),
                 topic);
    }
}

// Matches words that begin like one of the forms. A comment of at most one letter does not count.
static bool is_meant(const Completer *c, Str words)
{
    enum { MEANT = 2 };
    uint32_t count;
    const WordInfo *pragma = hover_pragmas(&count);
    if (may_be_directive(c)) return true;
    for (uint32_t i = 0; i < count; i++)
        if (MEANT <= words.len && str_starts(str_of_z(pragma[i].name), words)) return true;
    return false;
}

static void complete_head(Completer *c, uint32_t hash, Str words)
{
    if (!is_meant(c, words)) return;
    complete_bytes(c, hash, STR("=\n"));
    c->typed = str_fmt(c->h.arena, "# %.*s", STR_ARG(words));
    if (may_be_directive(c)) add_directives(c);
    add_pragmas(c);
}

// Replaces runs of blanks by one blank.
static Str joined_words(Arena *a, Str text)
{
    Out out = out_on(a);
    for (Str word = str_next_word(&text); word.len; word = str_next_word(&text)) {
        if (out.len) out_char(&out, ' ');
        out_str(&out, word);
    }
    return out_done(&out);
}

static bool is_head(Str head)
{
    uint32_t count;
    const WordInfo *pragma = hover_pragmas(&count);
    for (uint32_t i = 0; i < count; i++)
        if (str_ieq(str_of_z(pragma[i].name), head)) return true;
    return directive_info(head) != NULL;
}

void complete_comment(Completer *c)
{
    Str text = str_cut(c->h.in->text, 0, c->h.byte);
    uint32_t line = text.len;
    while (0 < line && text.ptr[line - 1] != '\n') line--;
    uint32_t hash = str_find_char(str_skip(text, line), '#');
    if (hash == STR_NONE) return;
    hash += line;
    Str comment = str_skip(text, hash + 1);
    uint32_t equals = str_find_char(comment, '=');
    Str head = joined_words(c->h.arena, str_cut(comment, 0, equals));
    if (equals == STR_NONE) {
        complete_head(c, hash, head);
        return;
    }
    uint32_t start = hash + 1 + equals + 1;
    while (start < text.len && char_is_blank(text.ptr[start])) start++;
    if (is_head(head)) complete_value(c, head, str_skip(text, start), start);
}
