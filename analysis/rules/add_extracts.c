// Say with `--unpack` whether ADD unpacks an archive.
//
// ADD unpacks a local tar archive into the destination, whatever its name is, but not one that it downloads. A reader of
// `ADD app.tar.gz /opt/` can only guess what is in `/opt` afterwards. `--unpack` says it, and so does a COPY with a RUN that unpacks.
//
// ```dockerfile
// FROM debian:12
// ADD app.tar.gz /opt/
//     ^^^^^^^^^^ `app.tar.gz` is unpacked into `/opt/`; say so with `--unpack`, or use COPY to keep the archive
// ```
//
// The archive of a whole system on `scratch`, and a file that ADD does not unpack, are fine:
//
// ```dockerfile
// FROM scratch
// ADD rootfs.tar.xz /
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// ADD --unpack=true app.tar.gz /opt/
// ADD --unpack=false more.tgz /opt/
// ADD https://example.com/a.tar.gz /opt/
// ADD app.jar data.zip /opt/
// ```
#include "lint/archives.h"
#include "lint/sources.h"

static void check(Check *c, const Instr *in)
{
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || stage->base_kind == BASE_SCRATCH || instr_flag(in, STR("unpack"))) return;
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++) {
        const Source *source = &sources.item[i];
        if (source->kind != SOURCE_LOCAL || !is_archive_name(c->arena, source->text)) continue;
        Str to = arg_value(c->arena, in, instr_last_arg(in));
        report(c, source->span,
               "`%.*s` is unpacked into `%.*s`; say so with `--unpack`, or use COPY to keep the "
               "archive",
               STR_ARG(source->text), STR_ARG(to));
        return;
    }
}

RULE(add_extracts) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(ADD),
    .check = check,
};
