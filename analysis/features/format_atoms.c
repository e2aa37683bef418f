// Splits an instruction into parts between which the builder ignores blanks.
#include "features/format.h"
#include "lint/shell_scan.h"

static bool is_blank_text(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!char_is_blank(s.ptr[i])) return false;
    return true;
}

static void add(Arena *a, Atoms *out, Atom atom)
{
    if (atom.span.start < atom.span.end) VEC_PUSH(a, out, atom);
}

// `["a", "b"]`: one blank behind each comma and no others.
static void add_array(Arena *a, const Instr *in, const Node *array, Atoms *out)
{
    bool is_first = true, after_comma = false;
    for (const Node *n = node_first(array); n; n = node_next(array, n)) {
        if (n->kind == N_BLANKS) continue;
        char c = str_at(node_str(in, n), 0);
        bool is_sign = n->kind == N_PUNCT;
        add(a, out,
            (Atom){.span = node_span(n),
                   .is_tight = !is_first && !after_comma,
                   .is_closing = is_sign && c == ']'});
        after_comma = is_sign && c == ',';
        is_first = false;
    }
}

// `ENV key value`.
static void add_legacy(Arena *a, const Node *pair, Atoms *out)
{
    for (const Node *n = node_first(pair); n; n = node_next(pair, n))
        if (n->kind != N_BLANKS) add(a, out, (Atom){.span = node_span(n)});
}

static void add_node(Arena *a, const Formatter *f, const Instr *in, const Node *n, Atoms *out)
{
    switch (n->kind) {
    case N_JSON: add_array(a, in, n, out); return;
    case N_PAIR:
        if (n->flags & NODE_LEGACY) {
            add_legacy(a, n, out);
            return;
        }
        break;
    default: break;
    }
    bool is_as =
        !f->keeps_commands && in->kind == K_FROM && n == instr_arg(in, 1) && instr_arg(in, 2);
    add(a, out,
        (Atom){.span = node_span(n),
               .is_keyword = n->kind == N_KEYWORD || (is_as && str_ieq(node_str(in, n), STR("as"))),
               .is_command = n->kind == N_TEXT && kind_has_shell(in->kind)});
}

static bool is_end(const Node *n)
{
    return n->kind == N_EOL || n->kind == N_BODY || n->kind == N_DELIMITER;
}

static bool is_plain_blank(const Instr *in, const Node *n)
{
    return n->kind == N_BLANKS && is_blank_text(node_str(in, n));
}

// Triggers of ONBUILD are nested.
bool format_atoms(Arena *a, const Formatter *f, const Instr *in, Atoms *out)
{
    while (in) {
        const Node *root = in->node;
        for (const Node *n = node_first(root); n && !is_end(n); n = node_next(root, n)) {
            if (is_plain_blank(in, n) || n->kind == N_TRIGGER) continue;
            if (n->kind == N_BLANKS) return false;
            add_node(a, f, in, n, out);
        }
        in = in->trigger;
    }
    return true;
}
