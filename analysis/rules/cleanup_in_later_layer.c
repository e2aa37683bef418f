// Remove files in the RUN that makes them.
//
// A layer only adds to those below. What a later RUN removes is hidden, but it is still in the image and is still downloaded with it.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl
// RUN rm -rf /var/lib/apt/lists/*
// ^^^ what this removes stays in the layer of the RUN that made it; remove it there
// COPY . /srv
// RUN rm -rf /srv/cache
// ^^^ what this removes stays in the layer of the COPY; leave it out with .dockerignore
// ```
//
// A removal is fine in the RUN that made the files, in a build stage, and for what the base image brought:
//
// ```dockerfile
// FROM debian:12 AS build
// COPY . /src
// RUN rm -rf /src/docs
// FROM debian:12
// RUN rm -rf /usr/share/doc
// COPY --from=build /src /srv
// RUN make && rm -rf /srv/tmp && make install
// ```
#include "rules/parts/removals.h"

// Where a COPY or ADD of one source puts it, when that is a plain absolute path.
static Str destination(const Instr *in)
{
    uint32_t count = instr_arg_count(in);
    if (count < 2 || in->is_json || in->heredoc_count) return STR("");
    Str to = path_fixed(node_str(in, instr_arg(in, count - 1)));
    return str_at(to, 0) == '/' && !str_has_char(to, '$') ? to : STR("");
}

static bool copies(const Instr *in, const Removal *r)
{
    Str to = destination(in);
    for (uint32_t i = 0; i < r->path_count; i++)
        if (to.len && path_is_below(r->path[i], to)) return true;
    return false;
}

// What package managers leave without being told a path.
static bool leaves(const Command *c, Str path)
{
    static const struct {
        const char *family;
        Str folder;
    } rows[] = {
        {"apt", STR_INIT("/var/lib/apt/lists")}, {"apt", STR_INIT("/var/cache/apt")},
        {"apk", STR_INIT("/var/cache/apk")},     {"yum", STR_INIT("/var/cache/yum")},
        {"dnf", STR_INIT("/var/cache/dnf")},     {"pip", STR_INIT("/root/.cache")},
        {"npm", STR_INIT("/root/.npm")},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL) &&
            (path_is_below(path, rows[i].folder) || path_is_below(rows[i].folder, path)))
            return true;
    return false;
}

// Whether the command made what is removed: it names the path, or is known to leave it.
static bool makes(const Command *c, const Removal *r)
{
    const Word *sub = cmd_sub(c);
    if (r->family && cmd_in(c, r->family, NULL) && sub &&
        str_is_one_of(sub->text, STR("install ci i add update")))
        return true;
    for (uint32_t i = 0; i < r->path_count; i++) {
        if (leaves(c, r->path[i])) return true;
        for (uint32_t k = 1; k < c->word_count; k++) {
            Str word = path_fixed(c->word[k].text);
            if (c->word[k].is_literal &&
                (path_is_below(word, r->path[i]) || str_eq(word, r->path[i])))
                return true;
        }
    }
    return false;
}

static bool run_makes(const Model *m, uint32_t step, const Instr *in, const Removal *r)
{
    const Commands *commands = commands_of(m, step, in);
    for (uint32_t i = 0; i < commands->count; i++)
        if (makes(&commands->item[i], r)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    const Model *m = c->model;
    Removal removal;
    if (in->flag_count || !removes_only(run_commands(&c->at), &removal) || !run_is_shipped(&c->at))
        return;
    const Stage *stage = stage_of(m, c->step);
    if (!stage) return;
    for (uint32_t step = c->step; step-- > stage->from;) {
        const Instr *made = instr_at(m, step);
        bool is_copy = made->kind == K_COPY || made->kind == K_ADD;
        if (is_copy ? !copies(made, &removal)
                    : made->kind != K_RUN || !run_makes(m, step, made, &removal))
            continue;
        Removal other;
        if (!is_copy && removes_only(commands_of(m, step, made), &other)) continue;
        const Node *from = is_copy ? instr_flag(made, STR("from")) : NULL;
        Finding *f = report(
            c, node_span(instr_keyword(in)), "%s",
            !is_copy
                ? "what this removes stays in the layer of the RUN that made it; remove it there"
            : from ? "what this removes stays in the layer of the COPY; copy only what is needed"
                   : "what this removes stays in the layer of the COPY; leave it out with "
                     ".dockerignore");
        relate(c, f, step, node_span(instr_keyword(made)), "it comes from here");
        return;
    }
}

RULE(cleanup_in_later_layer) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .beats = "run-consecutive",
    .check = check,
};
