// Say what the container starts.
//
// An image without CMD and ENTRYPOINT starts nothing: `docker run IMAGE` stops with "no command specified". This rule is off by
// default, because many images only hold files for other images; `strict` switches it on.
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
static bool starts_nothing(const Stage *root, const ImageRef *image)
{
    if (!image) return root->base_kind == BASE_SCRATCH;
    const ImageFamily *family = image_is_distroless(image) ? image_family(image->path) : NULL;
    return family && !family->entrypoint.len;
}

static void check_file(Check *c)
{
    const Stage *last = stage_last(c->model);
    if (!last || !stage_is_for_people(last) || !last->base_node) return;
    Process process = process_of(c->model, last);
    const ImageRef *image = stage_root_image(c->model, last);
    bool has_process = process.cmd != NO_STEP || process.entrypoint != NO_STEP;
    if (has_process || !starts_nothing(stage_root(c->model, last), image)) return;
    Str name = image ? image->name : STR("scratch");
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
