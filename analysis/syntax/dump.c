// The tree as the builder's parser prints it: `(run "a && b")`.
#include "syntax/dump.h"
#include "base/quote.h"
#include "base/unicode.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/walk.h"

// ---- Values ----

static void add_pair(Arena *a, DumpValues *values, const Instr *in, const Node *pair)
{
    Str sign = pair->flags & NODE_LEGACY ? STR("") : STR("=");
    VEC_PUSH(a, values, pair_key(in, pair));
    VEC_PUSH(a, values, pair_value(in, pair));
    VEC_PUSH(a, values, sign);
}

static void add_values(Arena *a, DumpValues *values, const Instr *in)
{
    if (in->kind == K_UNKNOWN) {
        VEC_PUSH(a, values, STR(""));
        return;
    }
    bool has_pairs = in->kind == K_ENV || in->kind == K_LABEL;
    uint32_t count = instr_arg_count(in);
    for (uint32_t i = 0; i < count; i++) {
        const Node *arg = instr_arg(in, i);
        if (has_pairs && arg->kind == N_PAIR)
            add_pair(a, values, in, arg);
        else
            VEC_PUSH(a, values, arg_value(a, in, arg));
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

// Lower case as Go's strings.ToLower has it: all of Unicode, and U+FFFD for what is not UTF-8.
static void out_lower(Out *o, Str s)
{
    for (uint32_t at = 0; at < s.len;) {
        Rune r = utf_next(s, at);
        char bytes[4];
        out_str(o, str_of(bytes, utf_encode(rune_lower(r.value), bytes)));
        at += r.len;
    }
}

static bool is_ascii(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] & 0x80) return false;
    return true;
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
    out_str(o, STR(" ["));
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
        out_str(o, STR(" ("));
        out_keyword(o, in);
        out_flags(o, in);
    }
    DumpValues values = {0};
    add_values(scratch, &values, in);
    for (uint32_t i = 0; i < values.count; i++) {
        if (o->ptr[o->len - 1] != '(') out_char(o, ' '); // an empty keyword leaves no blank behind
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
