// Write ENV and LABEL with an equals sign.
//
// The old form `ENV NAME value` sets one variable only, and all the rest of the line is its value, even what looks like a
// second variable. The builder warns about it.
//
// ```dockerfile
// FROM alpine:3.20
// ENV GREETING hello world
//     ^^^^^^^^^^^^^^^^^^^^ `GREETING` is set without `=`, so all the rest of the line is its value; write `GREETING=…`
// ```
//
// ```fixed
// FROM alpine:3.20
// ENV GREETING="hello world"
// ```
//
// The builder takes quotes away wherever they stand, and so does the fix:
//
// ```dockerfile
// FROM alpine:3.20
// ENV JAVA_OPTS -Xmx512m -Dtitle="My shop"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `JAVA_OPTS` is set without `=`, so all the rest of the line is its value; write `JAVA_OPTS=…`
// ```
//
// ```fixed
// FROM alpine:3.20
// ENV JAVA_OPTS="-Xmx512m -Dtitle=My shop"
// ```
//
// Written as in YAML the colon becomes a part of the name:
//
// ```dockerfile
// FROM alpine:3.20
// ENV NODE_OPTIONS: "--max-old-space-size=4096"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sets `NODE_OPTIONS:`, with the colon in its name; write `NODE_OPTIONS=…`
// ```
//
// ```fixed
// FROM alpine:3.20
// ENV NODE_OPTIONS="--max-old-space-size=4096"
// ```
//
// There is no fix where that would hide that a path of Windows loses its backslashes:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// ENV TOOLS C:\Program Files\Tools
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `TOOLS` is set without `=`, so all the rest of the line is its value; write `TOOLS=…`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ENV GREETING="hello world" MODE=test
// ```
#include "base/utf.h"
#include "lint/rule.h"
#include "rules/parts/one_quote.h"
#include "rules/parts/tail.h"

static const Node *legacy_pair(const Instr *in)
{
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n))
        if (n->kind == N_PAIR && n->flags & NODE_LEGACY) return n;
    return NULL;
}

// `ENV NAME: value`, as YAML has it: whether the colon is a part of the name, which is then given without it.
static bool takes_colon(Str *key)
{
    if (key->len < 2 || !str_ends_z(*key, ":")) return false;
    key->len--;
    return true;
}

static void check(Check *c, const Instr *in)
{
    const Node *pair = legacy_pair(in);
    if (!pair || !pair_has_value(pair)) return;
    Str name = pair_key(in, pair);
    if (takes_colon(&name)) {
        Finding *f = report(c, node_span(pair),
                            "this sets `%.*s:`, with the colon in its name; write `%.*s=…`",
                            STR_ARG(name), STR_ARG(name));
        f->turn = TURN_CHECK;
        return;
    }
    Finding *f = report(
        c, node_span(pair),
        "`%.*s` is set without `=`, so all the rest of the line is its value; write `%.*s=…`",
        STR_ARG(name), STR_ARG(name));
    f->turn = TURN_CHECK;
}

static bool has_any(Str s, const char *set, char escape)
{
    for (const char *c = set; *c; c++)
        if (str_has_char(s, *c)) return true;
    return str_has_char(s, escape);
}

// Whether the builder would end a word in it: at spaces of Unicode too.
static bool has_space(Str s)
{
    for (uint32_t i = 0; i < s.len; i += ' ' < s.ptr[i] ? 1 : utf_next(s, i).len)
        if (s.ptr[i] <= ' ' && rune_is_space(utf_next(s, i).value)) return true;
    return false;
}

// Empty where there is none: what is left of a path of Windows is not what was meant.
static Str as_quoted(Arena *a, Str value, char escape)
{
    bool is_lost = str_has_z(value, ":\\") && !str_has_z(value, ":\\\\");
    return is_lost ? STR("") : in_quotes(a, value, escape);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *pair = legacy_pair(in);
    Str key = pair_key(in, pair), value = pair_value(in, pair);
    Span gap = {node_child(pair, N_KEY)->end, pair_value_span(pair).start};
    if (has_any(key, "\"'=", model_escape(f->model))) return;
    bool is_plain = !has_any(value, "\"'", model_escape(f->model));
    if (!is_plain && in->cut_count) return;
    bool is_quoted = has_space(value) || in->cut_count;
    Str quoted =
        is_plain || !is_quoted ? value : as_quoted(f->arena, value, model_escape(f->model));
    if (value.len && !quoted.len) return;
    Span comment;
    bool is_other = takes_colon(&key) || tail_comment(in, &comment);
    gap.start = node_child(pair, N_KEY)->start + key.len;
    fix_offer(f, found, is_other ? FIX_ASK : FIX_SAFE, "Write `%.*s=`", STR_ARG(key));
    if (!is_plain) {
        fix_replace(f, found, (Span){gap.start, pair->end},
                    str_fmt(f->arena, "=%.*s", STR_ARG(quoted)));
        return;
    }
    fix_replace(f, found, gap, is_quoted ? STR("=\"") : STR("="));
    if (is_quoted) fix_insert(f, found, pair->end, STR("\""));
}

RULE(legacy_key_value) = {
    .codes = WORDS("buildkit:LegacyKeyValueFormat kics:label_invalid"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(ENV) | ON(LABEL),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
