// The tree as the builder's parser prints it: `(run "a && b")`.
#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf.h"
#include "base/vec.h"
#include "features/dump.h"
#include "syntax/walk.h"

// ---- Values ----

static bool is_ascii(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] & 0x80) return false;
    return true;
}

// BuildKit's reader of quoted words works by code points: each invalid byte becomes U+FFFD.
static Str reencoded(Arena *a, Str s)
{
    if (is_ascii(s)) return s;
    Out o = out_on(a);
    for (uint32_t at = 0; at < s.len;) {
        Rune r = utf_next(s, at);
        char bytes[4];
        out_str(&o, str_of(bytes, utf_encode(r.value, bytes)));
        at += r.len;
    }
    return out_done(&o);
}

// The legacy form is cut out of the line unchanged, with invalid bytes.
static void add_pair(Arena *a, DumpValues *values, const Instr *in, const Node *pair)
{
    bool is_legacy = pair->flags & NODE_LEGACY;
    Str key = pair_key(in, pair), value = pair_value(in, pair);
    Str sign = is_legacy ? STR("") : STR("=");
    if (!is_legacy) {
        key = reencoded(a, key);
        value = reencoded(a, value);
    }
    VEC_PUSH(a, values, key);
    VEC_PUSH(a, values, value);
    VEC_PUSH(a, values, sign);
}

static void add_values(Arena *a, DumpValues *values, const Instr *in)
{
    if (in->kind == K_UNKNOWN) {
        VEC_PUSH(a, values, STR(""));
        return;
    }
    bool has_pairs = in->kind == K_ENV || in->kind == K_LABEL;
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));) {
        if (has_pairs && arg->kind == N_PAIR) {
            add_pair(a, values, in, arg);
            continue;
        }
        Str value = arg_parsed(a, in, arg);
        if (in->kind == K_ARG) value = reencoded(a, value);
        VEC_PUSH(a, values, value);
    }
}

DumpValues dump_values(Arena *a, const Instr *in)
{
    DumpValues values = {0};
    while (in->trigger) {
        in = in->trigger;
        VEC_PUSH(a, &values, node_str(in, instr_keyword(in)));
    }
    add_values(a, &values, in);
    return values;
}

// ---- Printing ----

// Lower case as Go's strings.ToLower: all of Unicode; invalid UTF-8 becomes U+FFFD.
static void out_lower(Out *o, Str s)
{
    for (uint32_t at = 0; at < s.len;) {
        Rune r = utf_next(s, at);
        char bytes[4];
        out_str(o, str_of(bytes, utf_encode(rune_lower(r.value), bytes)));
        at += r.len;
    }
}

static void out_keyword(Out *o, const Instr *in)
{
    Str keyword = node_str(in, instr_keyword(in));
    if (is_ascii(keyword))
        out_str(o, str_lower(o->arena, keyword));
    else
        out_lower(o, keyword);
}

static void out_flags(Out *o, const Instr *in)
{
    if (in->flag_count == 0) return;
    out_z(o, " [");
    for (uint32_t i = 0; i < in->flag_count; i++) {
        if (i) out_char(o, ' ');
        out_go_quoted(o, in->flag[i]);
    }
    out_char(o, ']');
}

static void out_list(Out *o, Arena *scratch, const Instr *in)
{
    uint32_t depth = 1;
    out_char(o, '(');
    out_keyword(o, in);
    out_flags(o, in);
    for (; in->trigger; depth++) {
        in = in->trigger;
        out_z(o, " (");
        out_keyword(o, in);
        out_flags(o, in);
    }
    DumpValues values = {0};
    add_values(scratch, &values, in);
    bool is_empty = node_str(in, instr_keyword(in)).len == 0; // leaves no blank behind
    for (uint32_t i = 0; i < values.count; i++) {
        if (i || !is_empty) out_char(o, ' ');
        out_go_quoted(o, values.item[i]);
    }
    while (depth--) out_char(o, ')');
}

void dump_buildkit(Out *o, const Items *items)
{
    Arena scratch = {0};
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (!instr_is_instruction(in)) continue;
        out_list(o, &scratch, in);
        out_char(o, '\n');
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
}

// ---- What the parser refuses ----

static const char *const problem_texts[] = {
    [PROBLEM_LINE_TOO_LONG] = "a line is longer than 65,535 bytes",
    [PROBLEM_ESCAPE_INVALID] = "the escape directive takes a backslash or a backtick",
    [PROBLEM_DIRECTIVE_REPEATED] = "the directive stands here twice",
    [PROBLEM_JSON_NOT_STRINGS] = "an exec form may hold strings only",
    [PROBLEM_VALUE_MISSING] = "the name has no value",
    [PROBLEM_EQUALS_MISSING] = "a word has no `=`",
    [PROBLEM_HEREDOC_UNCLOSED] = "the heredoc is never closed",
    [PROBLEM_HEREDOC_UNREADABLE] = "the delimiter of the heredoc cannot be read",
};

static const Problem *problem_of(const Instr *in)
{
    for (; in; in = in->trigger)
        if (in->problem_count) return in->problem;
    return NULL;
}

bool dump_is_accepted(Arena *a, const Items *items, Str *why)
{
    bool has_instruction = false;
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        has_instruction = has_instruction || instr_is_instruction(in);
        const Problem *problem = problem_of(in);
        if (!problem) continue;
        *why =
            str_fmt(a, "line %u: %s", items_mark(items, i).line + 1, problem_texts[problem->kind]);
        return false;
    }
    if (!has_instruction) *why = STR("the file has no instructions");
    return has_instruction;
}
