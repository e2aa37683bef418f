// Working directories: a RUN that changes its own, and who stands in the old one.
#include "lint/workdirs.h"
#include "instructions/image_tag.h"
#include "instructions/images.h"
#include "lint/users.h"
#include "syntax/walk.h"
#include "values/ignore_file.h"

// The only argument of a command if it is a literal; or NULL.
static const Word *only_argument(const Command *c)
{
    const Word *only = NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        if (str_at(word->text, 0) == '-' && word->text.len != 1 && !only) continue;
        if (only || !word->is_literal) return NULL;
        only = word;
    }
    return only;
}

// Whether the command is in the RUN's own list, and joined to a next one; with `is_last`, to none.
static bool is_top_level(const Command *c, bool is_last)
{
    bool goes_on = c->after == JOIN_AND || c->after == JOIN_SEQUENCE;
    bool is_own = !c->place || c->place == IN_HEREDOC;
    return !c->list && is_own && !c->prefix_count && (is_last ? c->after == JOIN_NONE : goes_on);
}

// Whether the folder is removed at the end, or the RUN changes to another: then the folder was
// meant for this RUN only.
static bool leaves(const Commands *commands, uint32_t from, Str folder)
{
    for (uint32_t i = from; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (str_is_one_of(c->name, STR("cd pushd popd trap"))) return true;
        if (!cmd_is(c, "rm", NULL) && !cmd_is(c, "rmdir", NULL)) continue;
        for (uint32_t k = 1; k < c->word_count; k++) {
            Str text = c->word[k].text;
            bool is_everything =
                str_at(text, 0) == '*' || str_at(text, 0) == '$' || str_starts_z(text, "..");
            if (is_everything || str_starts(folder, text) || str_starts(text, folder)) return true;
        }
    }
    return false;
}

static bool is_passing_folder(Str folder)
{
    static const Str FOLDERS[] = {STR_INIT("/tmp"), STR_INIT("/var/tmp"), STR_INIT("/root"),
                                  STR_INIT("-"), STR_INIT("..")};
    for (uint32_t i = 0; i < ARRAY_LEN(FOLDERS); i++) {
        Str rest = str_skip(folder, FOLDERS[i].len);
        if (str_starts(folder, FOLDERS[i]) && (!rest.len || rest.ptr[0] == '/')) return true;
    }
    return false;
}

// The offset behind the `&&` or `;` after `at`, or behind a line end in a heredoc.
static uint32_t behind_join(const Instr *in, uint32_t at)
{
    while (char_is_blank(str_at(in->joined, at))) at++;
    if (str_at(in->joined, at) == '&') at++;
    if (str_has_char(STR("&;"), str_at(in->joined, at))) at++;
    while (char_is_blank(str_at(in->joined, at)) || str_at(in->joined, at) == '\n') at++;
    return at;
}

// The index of the cd that the commands begin with, alone or behind a mkdir of the same folder; the
// count if none.
static uint32_t first_cd(const Commands *commands)
{
    const Command *first = commands->item;
    if (!cmd_is(first, "mkdir", NULL)) return 0;
    const Word *made = only_argument(first);
    if (!made || commands->count < 2 || !is_top_level(first, false)) return commands->count;
    const Word *folder = only_argument(first + 1);
    return folder && str_eq(made->text, folder->text) ? 1 : commands->count;
}

CdStart cd_start(const Instr *in, const Commands *commands)
{
    CdStart none = {0};
    uint32_t number =
        commands->is_complete && commands->count ? first_cd(commands) : commands->count;
    if (commands->count <= number) return none;
    const Command *cd = &commands->item[number];
    bool is_alone = number + 1 == commands->count;
    const Word *folder = cmd_is(cd, "cd", NULL) ? only_argument(cd) : NULL;
    if (!folder || !is_top_level(cd, is_alone)) return none;
    if (is_passing_folder(folder->text) || leaves(commands, number + 1, folder->text)) return none;
    Span span = {commands->item[0].span.start, cd->span.end};
    bool is_whole = span.end == commands->list.end || !is_alone;
    if (span.start != commands->list.start || !is_whole) return none;
    return (CdStart){.cd = cd,
                     .folder = folder->text,
                     .span = span,
                     .next = is_alone ? span.end : behind_join(in, span.end),
                     .is_alone = is_alone};
}

bool cd_start_is_as_user(const Model *m, uint32_t step, const CdStart *start)
{
    UserNow user = user_before(m, step);
    bool is_other = !user.is_root && (user.is_known || user.step != NO_STEP);
    return is_other && start->span.start < start->cd->span.start;
}

static bool is_absolute(const Instr *in, const Node *arg)
{
    return str_starts_z(arg_text(in, arg), "/");
}

// Whether a RUN first changes to an absolute folder.
static bool goes_elsewhere(const Model *m, uint32_t step, const Instr *in)
{
    CdStart start = {0};
    if (in->kind == K_RUN) start = cd_start(in, commands_of(m, step, in));
    return start.cd && !in->flag_count && !start.is_alone && str_starts_z(start.folder, "/");
}

// For the end of the stage: whether its CMD or ENTRYPOINT, or a stage based on it, depends on the
// directory.
static uint32_t needed_at_end(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    bool is_needed = stage && (stage->is_base || stage_latest(m, stage, K_CMD) != NO_STEP ||
                               stage_latest(m, stage, K_ENTRYPOINT) != NO_STEP);
    return is_needed ? NEEDED_LATER : NO_STEP;
}

uint32_t workdir_needed_by(const Model *m, uint32_t step)
{
    enum { AHEAD = 32 }; // RUNs beyond that are assumed to depend on the directory
    static const uint32_t REACHED = ON(WORKDIR) | ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(COPY) |
                                    ON(ADD) | ON(HEALTHCHECK) | ON(ONBUILD);
    for (uint32_t later = step + 1; step_exists(m, later); later++) {
        const Instr *in = instr_at(m, later);
        if (!steps_share_stage(m, later, step)) break;
        const Node *arg = instr_arg_count(in) ? instr_arg(in, 0) : NULL;
        if (in->kind == K_WORKDIR && arg && is_absolute(in, arg)) return NO_STEP;
        bool is_near = later - step < AHEAD;
        if (1u << in->kind & REACHED && !(is_near && goes_elsewhere(m, later, in))) return later;
    }
    return needed_at_end(m, step);
}

// ---- The path that WORKDIRs lead to ----

// The base image's working directory, if known.
static bool base_workdir(const Model *m, uint32_t step, Str *folder)
{
    const Stage *stage = stage_of(m, step);
    const Stage *root = stage ? stage_root(m, stage) : NULL;
    if (!root || step_is_windows(m, step)) return false;
    *folder = STR("/");
    if (root->base_kind == BASE_SCRATCH) return true;
    const ImageRef *image = stage_root_image(m, stage);
    const ImageFacts *facts = image ? image_facts(image_official(image)) : NULL;
    if (facts && facts->workdir) *folder = str_of_z(facts->workdir);
    bool is_server =
        image && (tag_has_part(image->tag, STR("apache")) || tag_has_part(image->tag, STR("fpm")));
    if (facts && is_server && str_is_z(facts->repository, "php")) *folder = STR("/var/www/html");
    return facts != NULL;
}

// The path of a WORKDIR with variables resolved.
static bool workdir_text(const Model *m, uint32_t step, Str *text)
{
    const Node *path = instr_arg(instr_at(m, step), 0);
    if (!path) return false;
    Expansion e = expand_at(m, step, node_str(instr_at(m, step), path), expand_mode(m));
    *text = e.result;
    return e.is_ok && e.is_known && e.result.len;
}

Str workdir_join(Arena *a, Str folder, Str path)
{
    if (str_starts_z(path, "/")) return path_clean(a, path);
    if (!folder.len) return STR("");
    return path_clean(a, str_fmt(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path)));
}

enum { TRIGGERS_MAX = 64 }; // triggers looked at

// Whether a stage below that of the step has a trigger with a WORKDIR, which runs in the stages
// based on it.
static bool has_trigger(const Model *m, uint32_t step)
{
    const Stage *own = stage_of(m, step);
    uint32_t count = own && own->base_kind == BASE_STAGE ? kind_count(m, K_ONBUILD) : 0;
    for (uint32_t i = 0; i < count && i < TRIGGERS_MAX; i++) {
        uint32_t at = kind_step(m, K_ONBUILD, i);
        const Stage *below = stage_of(m, at);
        if (!below || below == own || !stage_is_base(m, below, own)) continue;
        if (instr_innermost(instr_at(m, at))->kind == K_WORKDIR) return true;
    }
    return false;
}

enum { PARTS_MAX = 64 }; // consecutive relative WORKDIRs that are followed

bool workdir_of(Arena *a, const Model *m, uint32_t own, uint32_t step, Str *folder)
{
    Str part[PARTS_MAX];
    uint32_t count = 0, first = own;
    for (; step != NO_STEP; step = last_before(m, step, K_WORKDIR)) {
        if (count == PARTS_MAX || !workdir_text(m, step, &part[count])) return false;
        first = step;
        if (str_starts_z(part[count++], "/")) break;
    }
    bool is_settled = step != NO_STEP && stage_of(m, step) == stage_of(m, own);
    if (!is_settled && has_trigger(m, own)) return false;
    *folder = STR("/");
    bool is_whole = count && str_starts_z(part[count - 1], "/");
    if (!is_whole && !base_workdir(m, first, folder)) return false;
    while (count--) *folder = workdir_join(a, *folder, part[count]);
    return true;
}

// The path as written; empty if there is none.
static Str written_path(const Model *m, uint32_t step)
{
    const Instr *in = step == NO_STEP ? NULL : instr_at(m, step);
    return in && instr_arg_count(in) ? node_str(in, instr_arg(in, 0)) : STR("");
}

Str workdir_before(Arena *a, const Model *m, uint32_t step)
{
    Str folder, text;
    uint32_t at = last_before(m, step, K_WORKDIR);
    Str last = written_path(m, at);
    // A known variable may have another value in another build or stage.
    bool can_repeat = !str_has_char(last, '$') || (last.len && steps_share_stage(m, at, step));
    if (can_repeat && str_at(last, 0) == '/') return last;
    if (!workdir_of(a, m, step, at, &folder)) return STR("");
    if (can_repeat && last.len && workdir_text(m, at, &text) && str_at(text, 0) == '/')
        return str_has_char(last, '$') ? last : text; // without its quotes
    while (at != NO_STEP && !str_has_char(last, '$') && str_at(last, 0) != '/') {
        at = last_before(m, at, K_WORKDIR);
        last = written_path(m, at);
    }
    return str_has_char(last, '$') ? STR("") : folder;
}

Str workdir_at(Arena *a, const Model *m, uint32_t step)
{
    Str folder;
    return workdir_of(a, m, step, last_before(m, step, K_WORKDIR), &folder) ? folder : STR("");
}

Str copy_destination(Arena *a, const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    if (instr_arg_count(in) < 2) return STR("");
    Expansion to = expand_at(m, step, arg_value(a, in, instr_last_arg(in)), expand_mode(m));
    if (!to.is_ok || !to.is_known || !to.result.len) return STR("");
    bool is_absolute_path = str_starts_z(to.result, "/");
    return workdir_join(a, is_absolute_path ? STR("/") : workdir_at(a, m, step), to.result);
}

Str workdir_of_stage(Arena *a, const Model *m, const Stage *stage)
{
    Str folder;
    uint32_t step = stage_latest(m, stage, K_WORKDIR);
    return step != NO_STEP && workdir_of(a, m, step, step, &folder) ? folder : STR("");
}

// ---- Home ----

bool workdir_is_home(Str path, Str *rest)
{
    static const Str HOMES[] = {STR_INIT("~"), STR_INIT("$HOME"), STR_INIT("${HOME}")};
    for (uint32_t i = 0; i < ARRAY_LEN(HOMES); i++) {
        *rest = str_skip(path, HOMES[i].len);
        if (str_starts(path, HOMES[i]) && (!rest->len || rest->ptr[0] == '/')) return true;
    }
    return false;
}

Str workdir_home(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    if (!stage || step_is_windows(m, step)) return STR("");
    uint32_t user = last_before(m, step, K_USER);
    if (user == NO_STEP) {
        const ImageRef *image = stage_root_image(m, stage);
        return image && image_facts(image_official(image)) ? STR("/root") : STR("");
    }
    const Node *name = instr_arg(instr_at(m, user), 0);
    bool is_root =
        name && str_is_one_of(arg_text(instr_at(m, user), name), STR("root 0 root:root 0:0"));
    return is_root ? STR("/root") : STR("");
}
