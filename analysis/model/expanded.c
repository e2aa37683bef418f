// Collects the texts of an instruction in which the builder expands variables (language.md 9.7).
#include "model/expanded.h"
#include "base/vec.h"
#include "model/context.h"
#include "model/inside.h"
#include "model/mounts.h"

typedef struct Collect {
    Arena *a;
    const Model *m;
    uint32_t step;
    const Instr *in;
    ExpandedTexts out;
    uint32_t limit;
} Collect;

static void add(Collect *c, Span span, Str text)
{
    if (!text.len) return;
    ExpandedText t = {.span = span, .text = text, .limit = c->limit};
    t.is_written = str_eq(text, instr_slice(c->in, span));
    VEC_PUSH(c->a, &c->out, t);
}

static void add_flag(Collect *c, Str name)
{
    const Node *flag = instr_flag(c->in, name);
    if (flag) add(c, flag_value_span(flag), flag_value(c->a, c->in, flag));
}

// The word of a heredoc (`<<EOF`) is no source; its name is not expanded.
static bool is_heredoc_word(const Instr *in, const Node *n)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++)
        if (in->heredoc[i].word.start == n->start) return true;
    return false;
}

static void add_args(Collect *c)
{
    for (const Node *n = c->in->node + 1; n < node_end(c->in->node);
         n += n->kind == N_JSON ? 1 : n->size) {
        bool is_arg = n->kind == N_WORD || n->kind == N_TEXT || n->kind == N_STRING;
        if (is_arg && !(n->flags & NODE_NOT_STRING) && !is_heredoc_word(c->in, n))
            add(c, node_span(n), arg_value(c->a, c->in, n));
    }
}

// Whether the build passes a value for the ARG, so that its default is not used.
static bool is_given(const Collect *c, Str name)
{
    Str value;
    const Facts *facts = model_facts(c->m);
    for (uint32_t i = 0; i < facts->arg_count; i++)
        if (str_eq(facts->arg_name[i], name)) return true;
    return told_arg(c->m, name, &value);
}

// In ENV and LABEL names are expanded too. In ARG only values are, and each sees the names before
// it in the same ARG.
static void add_pairs(Collect *c)
{
    for (const Node *n = node_first(c->in->node); n; n = node_next(c->in->node, n)) {
        if (n->kind != N_PAIR) continue;
        const Node *key = node_child(n, N_KEY);
        if (key && c->in->kind != K_ARG) add(c, node_span(key), node_str(c->in, key));
        bool is_read = c->in->kind != K_ARG || !is_given(c, pair_key(c->in, n));
        if (is_read) add(c, pair_value_span(n), pair_value(c->in, n));
        if (c->in->kind == K_ARG) c->limit++;
    }
}

static void add_bodies(Collect *c)
{
    for (uint32_t i = 0; i < c->in->heredoc_count; i++) {
        const Heredoc *h = &c->in->heredoc[i];
        if (!h->is_expanded || h->body.end <= h->body.start) continue;
        add(c, h->body, instr_slice(c->in, h->body));
        c->out.item[c->out.count - 1].is_body = true;
    }
}

static void add_mounts(Collect *c)
{
    if (!c->in->flag_count) return;
    Mounts mounts = *mounts_at(c->m, c->step, c->in);
    for (uint32_t i = 0; i < mounts.count; i++)
        for (uint32_t k = 0; k < mounts.item[i].field_count; k++) {
            const MountField *field = &mounts.item[i].field[k];
            if (field->has_value) add(c, field->value_span, field->value);
        }
}

// The base was expanded when the model was built, without recording dependencies. That result is
// used, except where presets have values (is_builder): then the dependencies are needed.
static void add_base(Collect *c)
{
    const Node *base = instr_arg(c->in, 0);
    if (!base) return;
    add(c, node_span(base), node_str(c->in, base));
    bool is_known = c->in == c->m->step[c->step].instr && !c->m->facts.is_builder;
    if (is_known && c->out.count) c->out.item[0].known = c->m->part[c->m->step[c->step].stage].text;
}

static void add_copy(Collect *c)
{
    add_flag(c, STR("chown"));
    add_flag(c, STR("chmod"));
    if (c->in->kind == K_ADD) add_flag(c, STR("checksum"));
    add_args(c);
    add_bodies(c);
}

static ExpandedTexts collect(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Collect c = {.a = a, .m = m, .step = step, .in = in, .limit = limit_at(m, step)};
    switch (c.in->kind) {
    case K_ARG:
    case K_ENV:
    case K_LABEL: add_pairs(&c); break;
    case K_ADD:
    case K_COPY: add_copy(&c); break;
    case K_WORKDIR:
    case K_USER:
    case K_STOPSIGNAL:
    case K_VOLUME:
    case K_EXPOSE: add_args(&c); break;
    case K_RUN: add_mounts(&c); break;
    case K_FROM:
        add_base(&c);
        add_flag(&c, STR("platform"));
        break;
    default: break;
    }
    for (uint32_t i = 0; i < c.out.count && c.in->kind == K_EXPOSE; i++)
        c.out.item[i].has_words = true;
    return c.out;
}

ExpandedTexts expanded_texts(Arena *a, const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    if (a != m->scratch) return collect(a, m, step, in);
    const ExpandedTexts *noted = note_get(m, step, in, NOTE_EXPANDED_TEXTS);
    if (noted) return *noted;
    struct Noted *note = note_start(m);
    ExpandedTexts out = collect(a, m, step, in);
    KeptExpansion *kept = arena_new(a, KeptExpansion, out.count);
    for (uint32_t i = 0; i < out.count; i++) out.item[i].kept = &kept[i];
    note_put(m, step, in, NOTE_EXPANDED_TEXTS, note, &out, sizeof out);
    return out;
}

ExpandedTexts expanded_texts_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    return in == instr_at(m, step) ? expanded_texts(a, m, step) : collect(a, m, step, in);
}

static Expansion expand_again(const Model *m, uint32_t step, const ExpandedText *t)
{
    ExpandMode mode = expand_mode(m);
    mode.no_words = !t->has_words;
    if (t->is_body) {
        mode.escape = '\\';
        mode.skip_quotes = true;
    }
    return expand_within(m, step, t->limit, t->text, mode);
}

Expansion expand_text(const Model *m, uint32_t step, const ExpandedText *t)
{
    KeptExpansion *kept = t->kept;
    if (t->known) {
        if (t->known->lookup_count || !t->known->is_ok) hear_vars(m, step);
        return *t->known;
    }
    if (!kept) return expand_again(m, step, t);
    if (kept->heard) {
        hear_again(m, kept->heard);
        return kept->expansion;
    }
    Hearing outer = hear_apart(m);
    kept->expansion = expand_again(m, step, t);
    kept->heard = arena_new(m->scratch, Hearing, 1);
    *kept->heard = hear_back_from(m, &outer);
    return kept->expansion;
}

Span expanded_place(const ExpandedText *t, Span place)
{
    return t->is_written ? span_shift(place, t->span.start) : t->span;
}
