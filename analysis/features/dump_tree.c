// The lossless tree as nested lists:
//
//     (run
//       (keyword "RUN")
//       (blanks " ")
//       (text "a " (continuation "\\\n") "&& b")
//       (eol "\n"))
#include "base/quote.h"
#include "features/dump.h"
#include "syntax/walk.h"

static const char *const kind_names[] = {
    [K_ADD] = "add",
    [K_ARG] = "arg",
    [K_CMD] = "cmd",
    [K_COPY] = "copy",
    [K_ENTRYPOINT] = "entrypoint",
    [K_ENV] = "env",
    [K_EXPOSE] = "expose",
    [K_FROM] = "from",
    [K_HEALTHCHECK] = "healthcheck",
    [K_LABEL] = "label",
    [K_MAINTAINER] = "maintainer",
    [K_ONBUILD] = "onbuild",
    [K_RUN] = "run",
    [K_SHELL] = "shell",
    [K_STOPSIGNAL] = "stopsignal",
    [K_USER] = "user",
    [K_VOLUME] = "volume",
    [K_WORKDIR] = "workdir",
    [K_UNKNOWN] = "unknown",
    [K_COMMENT] = "comment-line",
    [K_DIRECTIVE] = "directive",
    [K_BLANK] = "blank-line",
    [K_BOM] = "byte-order-mark",
};

static const char *const node_names[] = {
    [N_INSTR] = "instruction",
    [N_BLANKS] = "blanks",
    [N_KEYWORD] = "keyword",
    [N_FLAG] = "flag",
    [N_FLAG_NAME] = "flag-name",
    [N_FLAG_VALUE] = "flag-value",
    [N_FLAG_END] = "flag-end",
    [N_WORD] = "word",
    [N_TEXT] = "text",
    [N_JSON] = "json",
    [N_STRING] = "string",
    [N_PAIR] = "pair",
    [N_KEY] = "key",
    [N_EQUALS] = "equals",
    [N_VALUE] = "value",
    [N_TYPE] = "type",
    [N_PUNCT] = "punct",
    [N_PLAIN] = "plain",
    [N_VARIABLE] = "variable",
    [N_NAME] = "name",
    [N_QUOTED] = "quoted",
    [N_ESCAPE] = "escape",
    [N_TRIGGER] = "trigger",
    [N_BODY] = "body",
    [N_DELIMITER] = "delimiter",
    [N_HASH] = "hash",
    [N_COMMENT] = "comment",
    [N_EOL] = "eol",
};

static const char *const cut_names[] = {
    [CUT_CONTINUATION] = "continuation",
    [CUT_COMMENT] = "comment",
    [CUT_EMPTY] = "empty",
};

static const struct {
    uint16_t flag;
    const char *name;
} flag_names[] = {
    {NODE_UNCLOSED, " unclosed"},
    {NODE_HEREDOC, " heredoc"},
    {NODE_LEGACY, " legacy"},
    {NODE_NOT_STRING, " not-string"},
};

// One item being printed.
typedef struct Print {
    Out *out;
    const Instr *in;
    uint32_t cut;   // the next cut to print
    uint32_t depth; // number of open lists
} Print;

static void start_line(Print *p)
{
    out_char(p->out, '\n');
    for (uint32_t i = 0; i < p->depth; i++) out_z(p->out, "  ");
}

static void print_cut(Print *p)
{
    const Cut *cut = &p->in->cut[p->cut++];
    out_fmt(p->out, "(%s ", cut_names[cut->kind]);
    out_go_quoted(p->out, str_cut(p->in->text, cut->start, cut->end));
    out_char(p->out, ')');
}

static bool has_cut_before(const Print *p, uint32_t joined)
{
    return p->cut < p->in->cut_count && p->in->cut[p->cut].at < joined;
}

// Cuts before the next node are printed on lines of their own.
static void print_cuts_up_to(Print *p, uint32_t joined)
{
    while (has_cut_before(p, joined + 1)) {
        start_line(p);
        print_cut(p);
    }
}

static void print_text(Print *p, const Node *leaf)
{
    uint32_t at = leaf->start;
    while (has_cut_before(p, leaf->end)) {
        uint32_t next = p->in->cut[p->cut].at;
        if (at < next) {
            out_char(p->out, ' ');
            out_go_quoted(p->out, str_cut(p->in->joined, at, next));
        }
        out_char(p->out, ' ');
        print_cut(p);
        at = next;
    }
    out_char(p->out, ' ');
    out_go_quoted(p->out, str_cut(p->in->joined, at, leaf->end));
}

static void print_name(Print *p, const Node *n)
{
    bool is_item = n == p->in->node;
    out_fmt(p->out, "(%s", is_item ? kind_names[p->in->kind] : node_names[n->kind]);
    for (uint32_t i = 0; i < ARRAY_LEN(flag_names); i++)
        if (n->flags & flag_names[i].flag) out_fmt(p->out, "%s", flag_names[i].name);
}

static void print_item(Arena *scratch, Print *p)
{
    const Node *end = node_end(p->in->node);
    const Node **open =
        arena_new(scratch, const Node *, p->in->node->size); // where each open list ends
    for (const Node *n = p->in->node; n < end; n++) {
        if (n != p->in->node) {
            if (n->size == 1) print_cuts_up_to(p, n->start);
            start_line(p);
        }
        print_name(p, n);
        open[p->depth++] = node_end(n);
        if (n->size == 1 && n != p->in->node) print_text(p, n);
        if (n + 1 == end) print_cuts_up_to(p, p->in->joined.len);
        while (p->depth && open[p->depth - 1] == n + 1) {
            out_char(p->out, ')');
            p->depth--;
        }
    }
    out_char(p->out, '\n');
}

void dump_tree(Out *o, const Items *items)
{
    Arena scratch = {0};
    for (uint32_t i = 0; i < items->count; i++) {
        Print print = {o, items_at(items, i), 0, 0};
        print_item(&scratch, &print);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
}
