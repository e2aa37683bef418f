#include "rules/parts/program_place.h"
#include "instructions/images.h"
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "lint/workdirs.h"
#include "values/file_kinds.h"
#include "values/ignore_file.h"

// Commands that put no program into a folder of PATH, but for what their words say.
static const Str IDLE = STR_INIT("apt-get apt apk mkdir chmod chown useradd adduser usermod "
                                 "groupadd addgroup rm touch set update-ca-certificates ldconfig "
                                 "true echo cd export");

// The value of PATH that a container of the stage has, whose base image sets the usual one.
static bool path_of_stage(const Model *m, const Stage *stage, uint32_t step, Str *path)
{
    const VarDef *def = var_lasting(m, step, var_end(m, stage), STR("PATH"));
    *path = def ? def->value : image_usual_path;
    return !def || def->answer == ENV_SET;
}

static bool path_has(Arena *a, Str path, Str folder)
{
    Str part;
    if (!folder.len) folder = STR("/");
    while (str_next_part(&path, ':', &part))
        if (str_at(part, 0) != '/' || str_eq(path_clean(a, part), folder)) return true;
    return false;
}

// What is looked for, and where a copy of it lies. `may_be_elsewhere`: something may have put it into PATH.
typedef struct Search {
    const At *at;
    Str name, path, found;
    bool may_be_elsewhere;
} Search;

static void look_at_file(Search *s, Str file, Str source)
{
    if (path_has(s->at->arena, s->path, path_head(file))) {
        bool is_other = str_has_char(path_last(source), '.') && !str_eq(path_last(file), s->name);
        if (!is_other) s->may_be_elsewhere = true;
    } else if (str_eq(path_last(file), s->name)) {
        s->found = file;
    }
}

// Whether the source names one file or folder.
static bool names_one(Str source)
{
    for (uint32_t i = 0; i < source.len; i++)
        if (str_has_char(STR("$*?["), source.ptr[i])) return false;
    Str last = path_last(source);
    return last.len && !str_is_z(last, ".") && !str_is_z(last, "..");
}

static void look_at_source(Search *s, Str source, Str to, bool is_folder)
{
    bool holds_path = str_is_one_of(to, STR("/ /usr /usr/local"));
    bool is_name = names_one(source), is_plain = str_has_char(path_last(source), '.');
    if (holds_path && !(is_name && (is_plain || str_eq(path_last(source), s->name))))
        s->may_be_elsewhere = true;
    else if (is_name)
        look_at_file(s, is_folder ? workdir_join(s->at->arena, to, path_last(source)) : to, source);
    else if (path_has(s->at->arena, s->path, to))
        s->may_be_elsewhere = true;
}

static void look_at_copy(Search *s, uint32_t step)
{
    const Instr *in = instr_at(s->at->model, step);
    Str folder = workdir_at(s->at->arena, s->at->model, step);
    Str to = copy_destination(s->at->arena, s->at->model, step);
    uint32_t count = instr_arg_count(in);
    s->may_be_elsewhere |=
        in->kind == K_ADD || in->heredoc_count || count < 2 || !folder.len || !to.len;
    if (s->may_be_elsewhere) return;
    Str written = arg_value(s->at->arena, in, instr_last_arg(in));
    bool is_folder =
        2 < count || str_ends_z(written, "/") || str_ends_z(written, ".") || str_eq(to, folder);
    const Node *source = instr_arg(in, 0);
    for (uint32_t i = 0; i + 1 < count; i++, source = instr_next_arg(in, source))
        look_at_source(s, arg_value(s->at->arena, in, source), to, is_folder);
}

static void look_at_run(Search *s, uint32_t step)
{
    const Commands *commands = commands_of(s->at->model, step, instr_at(s->at->model, step));
    s->may_be_elsewhere |= !commands->is_complete || commands->has_unknown;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        s->may_be_elsewhere |= !str_is_one_of(c->name, IDLE) || c->has_redirect_out;
        bool may_install = str_starts_z(c->name, "ap");
        for (uint32_t k = 1; k < c->word_count; k++)
            s->may_be_elsewhere |=
                (may_install && !c->word[k].is_literal) || text_holds(c->word[k].text, s->name);
    }
}

Str program_place(const At *at, Str name)
{
    Search s = {.at = at, .name = name};
    const Stage *stage = stage_of(at->model, at->step);
    Chain chain = chain_near(at->model, stage);
    s.may_be_elsewhere = !path_of_stage(at->model, stage, at->step, &s.path);
    while (!s.may_be_elsewhere && chain_back(&chain)) {
        InstrKind kind = instr_at(at->model, chain.step)->kind;
        if (kind == K_COPY || kind == K_ADD) look_at_copy(&s, chain.step);
        if (kind == K_RUN) look_at_run(&s, chain.step);
    }
    return s.may_be_elsewhere || !chain.left ? STR("") : s.found;
}
