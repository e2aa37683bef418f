// Copy each folder with a COPY of its own.
//
// COPY copies what is in a folder, not the folder itself. With several folders in one COPY their contents land side by side,
// and files of the same name replace each other.
//
// ```dockerfile
// FROM debian:12
// COPY src/ public/ /app/
//      ^^^^^^^^^^^^ the contents of these folders land side by side in `/app/`; copy each to a folder of its own
// ```
//
// ```fixed
// FROM debian:12
// COPY src/ /app/src/
// COPY public/ /app/public/
// ```
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// COPY src public package.json ./
//      ^^^^^^^^^^ the contents of these folders land side by side in `./`; copy each to a folder of its own
// ```
//
// A pattern such as `src/*` that is seen to match folders in the build context does the same to them.
//
// Even one is wrong where a program looks for it by its name; copy it on its own:
//
// ```dockerfile
// FROM maven:3-eclipse-temurin-21
// WORKDIR /app
// COPY mvnw pom.xml .mvn ./
//                   ^^^^ no program finds `.mvn`, as its contents land in `./`; name it there too
// COPY .mvn .mvn
// COPY .yarn/ /app/.yarn/
// COPY .mvn/wrapper .mvn/wrapper
// ```
//
// One folder, files, and `--parents`, which keeps the folders, are fine:
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// COPY src/ a.txt /app/
// COPY Makefile LICENSE /app/
// COPY --parents src/ public/ /app/
// WORKDIR /app/.cargo
// COPY .cargo ./
// ```
#include "lint/workdirs.h"
#include "rules/parts/pattern_folder.h"

enum { PATTERN = 2 }; // the number of a finding about one pattern

// Names that are those of folders wherever they occur.
static const Str FOLDERS =
    STR_INIT("src lib app public static templates assets tests test docs views migrations prisma "
             "components pages config scripts");

static bool is_folder(Check *c, const Source *source)
{
    if (source->kind != SOURCE_LOCAL) return false;
    if (str_ends_z(source->text, "/")) return true;
    const FlContext *context = model_context(c->model);
    if (context && context_is_known(context) && !instr_flag(c->in, STR("from"))) {
        const ContextEntry *entry = context_find(context, context_path(c->arena, source->text));
        return entry && entry->kind == FL_ENTRY_FOLDER;
    }
    Str name = str_starts_z(source->text, "./") ? str_skip(source->text, 2) : source->text;
    return str_is_one_of(name, FOLDERS);
}

static void check_pattern(Check *c)
{
    ContextSources sources = context_sources_of(&c->at, c->in);
    for (uint32_t i = 0; i < sources.count && !sources.how.exclude_count; i++) {
        const ContextEntry *folder = pattern_folder(&c->at, &sources.item[i], sources.how);
        if (!folder) continue;
        Str to = arg_value(c->arena, c->in, instr_last_arg(c->in));
        Finding *f = report(c, sources.item[i].span,
                            "this also matches folders such as `%.*s`, whose contents land side by "
                            "side in `%.*s`; copy the folder that holds them",
                            STR_ARG(path_last(folder->path)), STR_ARG(to));
        f->number = PATTERN;
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    if (instr_flag(in, STR("parents"))) return;
    Sources sources = sources_of(&c->at, in);
    uint32_t folders = 0;
    Span span = {0};
    Str to = arg_value(c->arena, in, instr_last_arg(in));
    for (uint32_t i = 0; i < sources.count; i++) {
        Str text = sources.item[i].text;
        bool is_named = str_is_one_of(text, STR(".mvn .mvn/ .yarn .yarn/ .cargo .cargo/"));
        if (is_named && !str_has_char(to, '$') && !str_has(to, str_cut(text, 1, 4)) &&
            !str_has(copy_destination(c->arena, c->model, c->step), str_cut(text, 1, 4)))
            report(c, sources.item[i].span,
                   "no program finds `%.*s`, as its contents land in `%.*s`; name it there too",
                   STR_ARG(text), STR_ARG(to));
        if (!is_folder(c, &sources.item[i])) continue;
        if (!folders++) span.start = sources.item[i].span.start;
        span.end = sources.item[i].span.end;
    }
    if (folders < 2) check_pattern(c);
    if (folders < 2) return;
    Finding *f = report(c, span,
                        "the contents of these folders land side by side in `%.*s`; copy each to a "
                        "folder of its own",
                        STR_ARG(to));
    f->number = folders == sources.count;
}

static Str plain_name(Str path)
{
    while (str_ends_z(path, "/")) path.len--;
    return path_last(path);
}

static bool is_plain(Str path)
{
    for (uint32_t i = 0; i < path.len; i++)
        if (!char_is_word(path.ptr[i]) && !str_has_char(STR("/.-"), path.ptr[i])) return false;
    return true;
}

static void fix_pattern(Fix *f, const Finding *found)
{
    Str text = instr_slice(finding_instr(f->model, found), found->span), folder;
    if (!pattern_is_all(text, &folder) || !is_plain(folder)) return;
    fix_offer(f, found, FIX_ASK, "Copy `%.*s`, with its folders", STR_ARG(folder));
    fix_replace(f, found, found->span, folder);
}

static void fix(Fix *f, const Finding *found)
{
    if (found->number == PATTERN) {
        fix_pattern(f, found);
        return;
    }
    const Instr *in = finding_instr(f->model, found);
    const Node *to = instr_last_arg(in);
    if (!found->number || in->is_json || in->cut_count || !str_ends_z(node_str(in, to), "/"))
        return;
    Str head = str_cut(in->joined, in->start, instr_arg(in, 0)->start);
    Out lines = out_on(f->arena);
    for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg)) {
        Str source = node_str(in, arg), name = plain_name(source);
        if (!is_plain(source) || !name.len || str_at(name, 0) == '.') return;
        if (lines.len) out_str(&lines, fix_newline(f));
        out_fmt(&lines, "%.*s%.*s %.*s%.*s/", STR_ARG(head), STR_ARG(source),
                STR_ARG(node_str(in, to)), STR_ARG(name));
    }
    fix_offer(f, found, FIX_ASK, "Copy each on its own");
    fix_replace(f, found, (Span){in->start, to->end}, out_done(&lines));
}

RULE(copy_folders_merged) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
