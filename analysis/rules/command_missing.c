// Say what the container starts.
//
// An image without CMD and ENTRYPOINT starts nothing: `docker run IMAGE` stops with "no command specified". This rule is off
// by default, because images that only hold files for others are many; `strict` switches it on.
//
// ```dockerfile
// FROM scratch
//      ^^^^^^^ neither this file nor `scratch` says what the container starts; add CMD or ENTRYPOINT
// COPY app /
// ```
//
// ```dockerfile
// FROM scratch AS files
// COPY app /
// FROM scratch
// COPY app /
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM debian:12
// COPY app /
// ```
#include "lint/base_image.h"
#include "lint/chain.h"

// Images that start nothing by themselves.
static bool starts_nothing(const Stage *root)
{
    if (root->base_kind == BASE_SCRATCH) return true;
    if (root->base_kind != BASE_IMAGE || !image_is_distroless(&root->image)) return false;
    const ImageFamily *family = image_family(root->image.path);
    return family && !family->entrypoint.len;
}

static void check_file(Check *c)
{
    const Stage *last = stage_last(c->model);
    if (!last || !stage_is_for_people(last) || !last->base_node) return;
    Process process = process_of(c->model, last);
    const Stage *root = stage_root(c->model, last);
    if (process.cmd != NO_STEP || process.entrypoint != NO_STEP || !starts_nothing(root)) return;
    Str name = root->base_kind == BASE_SCRATCH ? STR("scratch") : root->image.name;
    report_at(c, last->from, node_span(last->base_node),
              "neither this file nor `%.*s` says what the container starts; add CMD or ENTRYPOINT",
              STR_ARG(name));
}

RULE(command_missing) = {
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .check_file = check_file,
};
