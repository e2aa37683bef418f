// `fairlead explain` and `fairlead rules`: the documentation of rules.
#include "fl_texts.h"
#include "protocol/json_report.h"
#include "server/arguments.h"
#include "server/explain_file.h"
#include "server/markdown.h"
#include "server/terminal.h"
#include "settings/settings.h"

#define TEXTS command_explain

static int run_explain(Arguments *args);
static int run_rules(Arguments *args);

enum { EXPLAIN_CHANGED, EXPLAIN_SINCE, EXPLAIN_FORMAT };

static const Option explain_options[] = {
    [EXPLAIN_CHANGED] = {"--changed", "PATH...", "tell what runs again when these files change"},
    [EXPLAIN_SINCE] = {"--since", "REV",
                       "the same for all that has changed since a commit of git, the "
                       "Dockerfile and its ignore file too"},
    [EXPLAIN_FORMAT] = {"--format", "text|json", "what to print about a file (text)"},
};

const Command command_explain = {
    .name = STR_INIT("explain"),
    .operands = STR_INIT("RULE | FILE"),
    .summary = TEXT("Explain a rule, or the layers and the build cache of a Dockerfile."),
    .details = TEXT("A rule is named by its id or by another tool's code. For a file each "
                    "instruction is listed with what\nmakes it run again.\n"),
    .option = explain_options,
    .option_count = ARRAY_LEN(explain_options),
    .run = run_explain,
};

enum { OPT_JSON, OPT_MARKDOWN };

static const Option rules_options[] = {
    [OPT_JSON] = {"--json", "", "one array with everything"},
    [OPT_MARKDOWN] = {"--markdown", "", "the text of RULES.md"},
};

const Command command_rules = {
    .name = STR_INIT("rules"),
    .summary = TEXT("List the rules."),
    .option = rules_options,
    .option_count = ARRAY_LEN(rules_options),
    .run = run_rules,
};

// ---- explain ----

static int unknown_rule(Str name)
{
    uint32_t count, best = STR_NONE, distance = 8;
    const FlRule *rules = fl_rules(&count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t d = str_distance(fl_rule_id(&rules[i]), name, distance);
        if (d < distance) best = i, distance = d;
    }
    if (best == STR_NONE)
        return wrong_usage(&command_explain, "there is no rule `%.*s`; see `fairlead rules`",
                           STR_ARG(name));
    return wrong_usage(&command_explain, "there is no rule `%.*s`; did you mean `%.*s`?",
                       STR_ARG(name), STR_ARG(fl_rule_id(&rules[best])));
}

static int explain_rule(Arena *a, const FlRule *rule)
{
    Out o = out_on(a);
    markdown_rule(&o, rule, 1);
    print(out_done(&o));
    return EXIT_FINE;
}

// Operands behind the file are more paths for `--changed`.
static bool read_explained(Arguments *args, Arena *a, ExplainFile *e)
{
    for (Argument next = argument_next(args); next.kind != ARGUMENT_END;
         next = argument_next(args)) {
        if (next.kind == ARGUMENT_WRONG) return false;
        if (next.kind == ARGUMENT_OPERAND && !e->path.len) {
            e->path = next.text;
            continue;
        }
        if (next.kind == ARGUMENT_OPERAND && !e->changed.count) {
            wrong_usage(&command_explain, "takes one rule or file");
            return false;
        }
        if (next.kind == ARGUMENT_OPERAND || next.option == EXPLAIN_CHANGED) {
            VEC_PUSH(a, &e->changed, next.text);
        } else if (next.option == EXPLAIN_SINCE) {
            e->since = next.text;
        } else if (settings_choice(STR("text|json"), next.text) == STR_NONE) {
            wrong_usage(&command_explain, "`--format` takes text|json, not `%.*s`",
                        STR_ARG(next.text));
            return false;
        } else {
            e->is_json = str_is_z(next.text, "json");
        }
    }
    if (!e->path.len) wrong_usage(&command_explain, "needs the name of a rule, or a file");
    return e->path.len;
}

static bool is_file(Arena *a, Str path)
{
    Str text;
    return str_has_char(path, '/') || str_is_z(path, "-") || file_read_if_any(a, path, &text);
}

static int run_explain(Arguments *args)
{
    Arena arena = {0};
    ExplainFile asked = {0};
    int status = EXIT_FAILED;
    if (read_explained(args, &arena, &asked)) {
        const FlRule *rule = fl_rule(asked.path);
        bool wants_file = asked.changed.count || asked.since.len || asked.is_json;
        if (rule && !wants_file)
            status = explain_rule(&arena, rule);
        else if (wants_file || is_file(&arena, asked.path))
            status = explain_file(&arena, &asked);
        else
            status = unknown_rule(asked.path);
    }
    arena_clear(&arena);
    return status;
}

// ---- rules ----

static uint32_t longest_id(const FlRule *rules, uint32_t count)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < count; i++)
        if (longest < fl_rule_id(&rules[i]).len) longest = fl_rule_id(&rules[i]).len;
    return longest;
}

static void pad(Out *o, uint32_t from, uint32_t to)
{
    for (; from < to; from++) out_char(o, ' ');
}

static void list_rules(Out *o, const FlRule *rules, uint32_t count)
{
    uint32_t width = longest_id(rules, count);
    for (uint32_t i = 0; i < count; i++) {
        Str severity = fl_severity_name(rules[i].severity);
        out_str(o, fl_rule_id(&rules[i]));
        pad(o, fl_rule_id(&rules[i]).len, width + 2);
        out_str(o, severity);
        pad(o, severity.len, STR("warning").len + 2);
        out_fmt(o, "%.*s\n", STR_ARG(fl_rule_title(o->arena, &rules[i])));
    }
}

static void list_rules_json(Out *o, const FlRule *rules, uint32_t count)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < count; i++) {
        out_str(o, i ? STR(",\n  ") : STR("\n  "));
        report_rule(o, &rules[i]);
    }
    out_z(o, "\n]\n");
}

static int run_rules(Arguments *args)
{
    uint32_t count, format = STR_NONE;
    for (Argument a = argument_next(args); a.kind != ARGUMENT_END; a = argument_next(args)) {
        if (a.kind == ARGUMENT_WRONG) return EXIT_FAILED;
        if (a.kind == ARGUMENT_OPERAND) return wrong_usage(&command_rules, "takes no operands");
        format = a.option;
    }
    Arena arena = {0};
    Out o = out_on(&arena);
    const FlRule *rules = fl_rules(&count);
    switch (format) {
    case OPT_JSON: list_rules_json(&o, rules, count); break;
    case OPT_MARKDOWN: markdown_rules(&o, rules, count); break;
    default: list_rules(&o, rules, count); break;
    }
    print(out_done(&o));
    arena_clear(&arena);
    return EXIT_FINE;
}
