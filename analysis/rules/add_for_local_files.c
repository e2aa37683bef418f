// Copy local files with COPY.
//
// ADD also fetches from the network and unpacks archives, so a reader has to know what the source is to tell what will
// happen. COPY only copies.
//
// ```dockerfile
// FROM alpine:3.20
// ADD app.py config.json /app/
// ^^^ `ADD` of local files does what `COPY` says more clearly
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY app.py config.json /app/
// ```
//
// A name without an ending might be an archive, which ADD unpacks. There the fix is not applied unless you ask for it:
//
// ```dockerfile
// FROM alpine:3.20
// add . /app
// ^^^ `ADD` of local files does what `COPY` says more clearly
// ```
//
// ```fixed
// FROM alpine:3.20
// copy . /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ADD rootfs.tar.gz /
// ADD https://example.com/a.txt git@example.com:a/b.git $SOURCE /src/
// ADD --keep-git-dir=true a /b
// ```
#include "lint/archives.h"
#include "lint/rule.h"
#include "rules/parts/hadolint_from.h"
#include "values/file_kinds.h"

// Some source is neither an address nor an archive by hadolint's list.
static bool is_seen_by_hadolint(Check *c, const Instr *in)
{
    const Node *arg = instr_next_arg(in, NULL), *next;
    for (; arg && (next = instr_next_arg(in, arg)); arg = next) {
        Str source = arg_value(c->arena, in, arg);
        bool is_url = str_starts_z(source, "http://") || str_starts_z(source, "https://");
        if (!is_url && !is_archive_for_hadolint(source)) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    bool is_usual = add_is_for_copy(c->arena, in);
    bool is_seen = !c->in_onbuild && is_seen_by_hadolint(c, in);
    if (!is_usual && !(is_seen && fires_broadly(&c->at))) return;
    Finding *f = report(c, node_span(instr_keyword(in)),
                        "`ADD` of local files does what `COPY` says more clearly");
    f->number = !is_usual ? 0 : add_is_plain(c->arena, in) ? FIX_SAFE : FIX_ASK;
    if (!is_usual) f->codes = codes_of_hadolint(c->arena, f->codes);
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void fix(Fix *f, const Finding *found)
{
    if (!found->number) return;
    Str keyword = instr_slice(finding_instr(f->model, found), found->span);
    bool is_lower = str_is_z(keyword, "add");
    fix_offer(f, found, (int)found->number, "Use COPY");
    fix_replace(f, found, found->span, is_lower ? STR("copy") : STR("COPY"));
}

RULE(add_for_local_files) = {
    .codes = WORDS(
        "hadolint:DL3020 trivy:DS-0005 checkov:CKV_DOCKER_4 kics:add_instead_of_copy sonar:S7029"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(ADD),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
