// Use a variable in an instruction below the one that sets it.
//
// All values of one ENV are computed before any of its names is set. In the values of the same ENV a name still has its old
// value, which is mostly empty.
//
// ```dockerfile
// FROM alpine:3.20
// ENV PKG=foo \
//     BIN=/home/${PKG}/bin
//               ^^^^^^ `PKG` is set by this same ENV and has the new value only in later instructions; use an ENV of its own
// ```
//
// ```fixed
// FROM alpine:3.20
// ENV PKG=foo
// ENV BIN=/home/${PKG}/bin
// ```
//
// A name in its own value, and one that was set before, are fine:
//
// ```dockerfile
// FROM alpine:3.20
// ENV PKG=foo
// ENV PKG=bar PATH=/opt/$PKG:$PATH
// ```
#include "base/names.h"
#include "lint/rule.h"
#include "model/expanded.h"
#include "rules/parts/hadolint_env.h"
#include "syntax/walk.h"

// The names that the instruction sets, with the place of each.
static Names names_set(const At *c, const Instr *in)
{
    Names names = {0};
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));)
        if (pair->kind == N_PAIR) names_put(&names, c->arena, pair_key(in, pair), pair->start);
    return names;
}

static void check_pair(Check *c, const Instr *in, const Node *pair, const Names *set)
{
    const Model *m = c->model;
    uint32_t limit = var_limit(m, c->step);
    Str value = pair_value(in, pair), key = pair_key(in, pair);
    Expansion e = expand_within(m, c->step, limit, value, expand_mode(m));
    for (uint32_t i = 0; i < e.lookup_count; i++) {
        const Lookup *l = &e.lookup[i];
        uint32_t place = names_get(set, l->name);
        if (place == NAMES_NONE || str_eq(l->name, key)) continue;
        if (var_declared(m, c->step, limit, l->name)) continue;
        Finding *f = report(c, span_shift(l->span, pair_value_span(pair).start),
                            "`%.*s` is set by this same ENV and has the new value only in later "
                            "instructions; use an ENV of its own",
                            STR_ARG(l->name));
        f->number = place;
    }
}

static void check(Check *c, const Instr *in)
{
    if (!instr_arg(in, 1) || !str_has_char(in->joined, '$')) return;
    Names set = names_set(&c->at, in);
    if (fires_broadly(&c->at)) {
        Span place;
        if (seen_env_use(c, in, &place))
            report(c, place,
                   "a name that this same ENV sets has the new value only in later instructions; "
                   "use an ENV of its own");
        return;
    }
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));)
        if (pair->kind == N_PAIR && pair_has_value(pair)) check_pair(c, in, pair, &set);
}

// The comment lines between two pairs, which stay where they are.
static Str comments_in(Fix *f, Str gap, Str indent)
{
    Str line;
    Out o = out_on(f->arena);
    while (str_next_part(&gap, '\n', &line)) {
        line = str_trim(line);
        if (str_at(line, 0) != '#') continue;
        out_str(&o, indent);
        out_str(&o, line);
        out_str(&o, fix_newline(f));
    }
    return out_done(&o);
}

// The pair that holds the byte, or NULL. Nodes come in the order of the text: one long ENV may have very many findings.
static const Node *pair_at(const Instr *in, uint32_t at)
{
    const Node *low = in->node, *high = in->node + in->node->size;
    while (low + 1 < high) {
        const Node *middle = low + (high - low) / 2;
        if (middle->start <= at)
            low = middle;
        else
            high = middle;
    }
    while (in->node < low && low->kind != N_PAIR) low--;
    return low->kind == N_PAIR && at < low->end ? low : NULL;
}

static const Node *pair_before(const Instr *in, const Node *pair)
{
    while (in->node < pair)
        if ((--pair)->kind == N_PAIR) return pair;
    return NULL;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *pair = pair_at(in, found->span.start);
    const Node *before = pair ? pair_before(in, pair) : NULL;
    if (!before || pair->start <= found->number) return;
    Str indent = str_cut(in->joined, 0, in->start);
    Span gap = {instr_end_byte(in, before->end), instr_start_byte(in, pair->start)};
    fix_offer(f, found, FIX_ASK, "Begin a new ENV here");
    Str comments = comments_in(f, str_cut(in->text, gap.start, gap.end), indent);
    fix_replace_bytes(f, found, gap,
                      str_fmt(f->arena, "%.*s%.*s%.*s%.*s ", STR_ARG(fix_newline(f)),
                              STR_ARG(comments), STR_ARG(indent),
                              STR_ARG(node_str(in, instr_keyword(in)))));
}

RULE(env_same_instruction) = {
    .codes = WORDS("hadolint:DL3044"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(ENV),
    .not_in_onbuild = true,
    .beats_at_place = WORDS("variable-undefined"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
