// An edit is harmless to the rest when each item it replaced has become one of the same kind, and both are inert: they
// tell other instructions nothing that the model holds.
#include "lint/reuse.h"
#include "lint/state.h"
#include "model/mentions.h"
#include <string.h>

enum {
    INERT_KINDS = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK) | ON(LABEL) | ON(EXPOSE) |
                  ON(VOLUME) | ON(STOPSIGNAL) | ON(MAINTAINER) | ON(COPY) | ON(ADD) | ON(USER) |
                  ON(WORKDIR) | ON(ARG) | ON(ENV) | ON(COMMENT) | ON(BLANK),
};

// A comment that may tell the linter something, or that is empty and so clears what stands above it.
static bool may_speak(const Instr *comment)
{
    return str_has_char(comment->joined, '=') || !node_child(comment->node, N_COMMENT);
}

static bool has_inner_comment(const Instr *in)
{
    for (uint32_t i = 0; i < in->cut_count; i++)
        if (in->cut[i].kind == CUT_COMMENT) return true;
    return false;
}

static bool names_other(const Instr *in)
{
    for (uint32_t i = 0; i < in->flag_count; i++)
        if (str_starts(in->flag[i], STR("--from")) || str_starts(in->flag[i], STR("--mount")))
            return true;
    return false;
}

static bool is_inert(const Instr *in)
{
    if (!(INERT_KINDS & 1u << in->kind) || in->problem_count) return false;
    if (in->before.zone != ZONE_BODY || in->before.unclosed != in->after.unclosed) return false;
    if (in->kind == K_COMMENT) return !may_speak(in);
    return !has_inner_comment(in) && !names_other(in);
}

void reuse_leave(void *context, const Instr *in)
{
    Reuse *r = &((FlDoc *)context)->reuse;
    if (LEFT_MAX <= r->left_count) {
        r->left_count = LEFT_MAX + 1;
        return;
    }
    Left *left = &r->left[r->left_count++];
    *left = (Left){.kind = in->kind, .is_inert = is_inert(in), .start = in->start};
    if (!instr_is_instruction(in)) return;
    Str keyword = node_str(in, instr_keyword(in));
    left->keyword_len = keyword.len < sizeof left->keyword ? keyword.len : 0;
    memcpy(left->keyword, keyword.ptr, left->keyword_len);
}

static bool is_like(const Left *left, const Instr *in)
{
    if (left->kind != in->kind || !left->is_inert || !is_inert(in)) return false;
    if (!instr_is_instruction(in)) return true;
    return left->start == in->start &&
           str_eq(str_of(left->keyword, left->keyword_len), node_str(in, instr_keyword(in)));
}

static bool add_dirty(Reuse *r, uint32_t step)
{
    for (uint32_t i = 0; i < r->dirty_count; i++)
        if (r->dirty[i] == step) return true;
    if (r->dirty_count == DIRTY_MAX) return false;
    r->dirty[r->dirty_count++] = step;
    return true;
}

static bool take_item(FlDoc *doc, uint32_t item)
{
    Model *m = doc->model;
    const Instr *in = items_at(&doc->items, item);
    uint32_t step = step_from_item(m, item);
    doc->reuse.kinds |= 1u << in->kind;
    if (instr_is_instruction(in) && !model_take(m, step, in)) return false;
    return step == step_count(m) || add_dirty(&doc->reuse, step);
}

bool reuse_after(FlDoc *doc, Replaced replaced)
{
    Reuse *r = &doc->reuse;
    bool is_possible = doc->model && doc->raw && r->count++ < REUSES_MAX &&
                       replaced.removed == replaced.added && r->left_count == replaced.removed;
    for (uint32_t i = 0; is_possible && i < replaced.added; i++)
        is_possible = is_like(&r->left[i], items_at(&doc->items, replaced.first + i)) &&
                      take_item(doc, replaced.first + i);
    r->left_count = 0;
    return is_possible;
}
