// The sources of COPY and ADD, and where each comes from (language.md 12, 13.6).
#include "lint/sources.h"
#include "model/notes.h"
#include "values/values.h"

static SourceKind kind_of(Str text)
{
    if (!str_has_char(text, ':')) return SOURCE_LOCAL;
    if (git_ref(text).is_git) return SOURCE_GIT;
    if (str_starts_z(text, "http://") || str_starts_z(text, "https://")) return SOURCE_URL;
    return SOURCE_LOCAL;
}

static Source source_of(const At *c, const Instr *in, const Node *arg)
{
    HeredocWord word;
    Str written = arg_value(c->arena, in, arg);
    Source s = {.span = node_span(arg), .text = written};
    if (heredoc_word(c->arena, written, &word)) {
        s.kind = SOURCE_HEREDOC;
        return s;
    }
    Expansion e = expand_at(c->model, c->step, written, expand_mode(c->model));
    if (!e.is_ok || !e.is_known) {
        s.kind = SOURCE_UNKNOWN;
        return s;
    }
    s.text = e.result;
    s.is_written = str_eq(e.result, node_str(in, arg));
    s.kind = kind_of(e.result);
    return s;
}

static Sources read_sources(const At *c, const Instr *in)
{
    Sources out = {0};
    uint32_t count = instr_arg_count(in);
    if (count < 2) return out;
    out.item = arena_new(c->arena, Source, count);
    for (const Node *n = in->node + 1; n < node_end(in->node) && out.count + 1 < count;
         n += n->kind == N_JSON ? 1 : n->size)
        if (n->kind == N_WORD || n->kind == N_STRING) out.item[out.count++] = source_of(c, in, n);
    return out;
}

// Cached for all rules.
Sources sources_of(const At *c, const Instr *in)
{
    if (c->arena != model_scratch(c->model)) return read_sources(c, in);
    const Sources *noted = note_get(c->model, c->step, in, NOTE_SOURCES);
    if (noted) return *noted;
    struct Noted *note = note_start(c->model);
    Sources out = read_sources(c, in);
    note_put(c->model, c->step, in, NOTE_SOURCES, note, &out, sizeof out);
    return out;
}
