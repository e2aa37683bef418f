// Tests whether an instruction is equivalent before and after.
#include "features/dump.h"
#include "features/format_layout.h"
#include "shell/commands.h"
#include "syntax/parse.h"
#include "syntax/walk.h"

static bool same_state(ParseState one, ParseState two)
{
    return one.escape == two.escape && one.zone == two.zone && one.seen == two.seen &&
           one.unclosed == two.unclosed;
}

static bool same_flags(const Instr *one, const Instr *two)
{
    if (one->flag_count != two->flag_count) return false;
    for (uint32_t i = 0; i < one->flag_count; i++)
        if (!str_eq(one->flag[i], two->flag[i])) return false;
    return true;
}

static bool same_heredocs(const Instr *one, const Instr *two)
{
    if (one->heredoc_count != two->heredoc_count) return false;
    for (uint32_t i = 0; i < one->heredoc_count; i++) {
        const Heredoc *h = &one->heredoc[i], *g = &two->heredoc[i];
        bool is_same = str_eq(h->name, g->name) && h->fd == g->fd &&
                       h->is_expanded == g->is_expanded && h->is_chomped == g->is_chomped &&
                       str_eq(instr_slice(one, h->body), instr_slice(two, g->body));
        if (!is_same) return false;
    }
    return true;
}

static bool same_words(const Word *one, const Word *two, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!str_eq(one[i].text, two[i].text)) return false;
    return true;
}

// The same commands with the same words, apart from blanks between them, according to two shell
// parsers.
static bool same_commands(Arena *a, const Instr *one, const Instr *two)
{
    Commands c = commands_read(a, instr_innermost(one), SHELL_POSIX);
    Commands d = commands_read(a, instr_innermost(two), SHELL_POSIX);
    if (!c.is_complete || !d.is_complete || c.count != d.count) return false;
    for (uint32_t i = 0; i < c.count; i++) {
        const Command *m = &c.item[i], *n = &d.item[i];
        bool is_same = m->word_count == n->word_count && m->prefix_count == n->prefix_count &&
                       same_words(m->word, n->word, m->word_count) &&
                       same_words(m->prefix, n->prefix, m->prefix_count);
        if (!is_same) return false;
    }
    return format_same_tokens(one, two);
}

static bool same_as(Str one, Str two)
{
    return str_eq(one, two) || (str_ieq(one, STR("as")) && str_ieq(two, STR("as")));
}

static bool same_values(const Formatter *f, const Instr *one, const Instr *two)
{
    const Instr *inner = instr_innermost(one);
    DumpValues v = dump_values(f->scratch, inner);
    DumpValues w = dump_values(f->scratch, instr_innermost(two));
    bool is_equal = v.count == w.count;
    for (uint32_t i = 0; is_equal && i < v.count; i++) {
        bool is_as = !f->keeps_commands && inner->kind == K_FROM && i == 1;
        is_equal = is_as ? same_as(v.item[i], w.item[i]) : str_eq(v.item[i], w.item[i]);
    }
    if (is_equal || f->keeps_commands || inner->is_json) return is_equal;
    return kind_has_shell(inner->kind) && same_commands(f->scratch, one, two);
}

// Keywords are compared by kind: unknown instructions are never formatted.
static bool same_levels(const Instr *one, const Instr *two)
{
    for (; one && two; one = one->trigger, two = two->trigger)
        if (one->kind != two->kind || one->is_json != two->is_json || !same_flags(one, two))
            return false;
    return !one && !two;
}

static bool has_problem(const Instr *in)
{
    for (; in; in = in->trigger)
        if (in->problem_count) return true;
    return false;
}

// All comments without blanks.
static Str comments_of(Arena *a, const Instr *in)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < in->cut_count; i++) {
        if (in->cut[i].kind != CUT_COMMENT) continue;
        Str comment = str_cut(in->text, in->cut[i].start, in->cut[i].end);
        for (Str word; (word = str_next_word(&comment)).len;) out_str(&out, word);
        out_char(&out, '\n');
    }
    return out_done(&out);
}

// Whether the last line would be joined with the one below.
static bool goes_on(const Instr *in)
{
    const Cut *last = in->cut_count ? &in->cut[in->cut_count - 1] : NULL;
    return last && last->kind == CUT_CONTINUATION && last->end == in->text.len;
}

static bool is_same(const Formatter *f, const Instr *one, const Instr *two)
{
    if (one->kind != two->kind || !same_state(one->after, two->after)) return false;
    if (!instr_is_instruction(one)) return one->problem_count == two->problem_count;
    return !has_problem(two) && goes_on(one) == goes_on(two) && same_levels(one, two) &&
           same_heredocs(one, two) &&
           str_eq(comments_of(f->scratch, one), comments_of(f->scratch, two)) &&
           same_values(f, one, two);
}

bool format_is_same(Formatter *f, const Instr *in, Str text)
{
    if (text.len == 0) return in->kind == K_BLANK;
    Instr *after = parse_item(NULL, f->scratch, text, true, in->before);
    bool holds = after->text.len == text.len && is_same(f, in, after);
    instr_free(after);
    return holds;
}
