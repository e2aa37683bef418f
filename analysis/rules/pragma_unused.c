// Delete a comment that silences nothing.
//
// A name in `# fairlead ignore=...` that hides no finding is misspelt, or left over from a mistake that was fixed; the next
// reader believes that the problem is still there. A comment of hadolint is reported when no instruction starts on the next
// line, because then it silences nothing. Names of rules that are off are not reported.
//
// ```dockerfile
// FROM alpine:3.20
// # fairlead ignore=image-untagged,maintainer-used
//                   ^^^^^^^^^^^^^^ `image-untagged` silences nothing here
// MAINTAINER me
// # fairlead ignore=workdir-relative -- it is gone
//                   ^^^^^^^^^^^^^^^^ `workdir-relative` silences nothing here
// WORKDIR /app
// ```
//
// ```fixed
// FROM alpine:3.20
// # fairlead ignore=maintainer-used
// MAINTAINER me
// WORKDIR /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// # hadolint ignore=DL4000
//                   ^^^^^^ hadolint silences only the line right below the comment, and no instruction starts there
//
// MAINTAINER me
// ```
//
// ```dockerfile
// # fairlead ignore=image-untagged -- it is our own
// FROM debian
// USER app
// ```
#include "lint/passes/pragmas.h"
#include "lint/rule.h"

static void report_name(Check *c, const UnusedName *u)
{
    const Instr *in = items_at(model_items(c->model), u->item);
    uint32_t start = (uint32_t)(u->name.ptr - in->text.ptr);
    Span span = {start, start + u->name.len};
    Finding *f =
        u->is_far ? report_item(c, u->item, span,
                                "hadolint silences only the line right below the comment, and no "
                                "instruction starts there")
                  : report_item(c, u->item, span, "`%.*s` silences nothing here", STR_ARG(u->name));
    f->is_bytes = true;
    uint32_t list = (uint32_t)(u->comment.ptr - in->text.ptr);
    f->extra = (Span){list, list + u->comment.len};
    f->number = u->is_far;
}

static void check_unused(Check *c)
{
    for (uint32_t i = 0; i < c->unused->count; i++) report_name(c, &c->unused->item[i]);
}

// The name with the comma and the spaces that part it from the others.
static Span with_comma(Str text, Span name, Span list)
{
    uint32_t end = name.end, start = name.start;
    while (end < list.end && (char_is_blank(text.ptr[end]) || text.ptr[end] == ',')) end++;
    if (end < list.end) return (Span){start, end};
    while (list.start < start && (char_is_blank(text.ptr[start - 1]) || text.ptr[start - 1] == ','))
        start--;
    return (Span){start, name.end};
}

// What is copied may be wrong in a way that shows only beside the build context.
static bool may_show_elsewhere(const Model *m)
{
    if (context_is_known(model_context(m))) return false;
    return kind_count(m, K_COPY) || kind_count(m, K_ADD);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    bool is_only = found->span.start == found->extra.start && found->span.end == found->extra.end;
    int safety = may_show_elsewhere(f->model) ? FIX_ASK : FIX_SAFE;
    if (found->number) return;
    if (!is_only) {
        fix_offer(f, found, safety, "Delete the name");
        fix_delete_bytes(f, found, with_comma(in->text, found->span, found->extra));
    } else if (in->kind == K_COMMENT) {
        fix_offer(f, found, safety, "Delete the comment");
        fix_delete_bytes(f, found, (Span){0, in->text.len});
    }
}

RULE(pragma_unused) = {
    .severity = FL_HINT,
    .since = "0.2",
    .fixes = FIX_SAFE | FIX_ASK,
    .check_file = check_unused,
    .is_about_unused = true,
    .fix = fix,
};
