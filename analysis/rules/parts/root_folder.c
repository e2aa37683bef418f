#include "rules/parts/root_folder.h"
#include "lint/chain.h"
#include "lint/workdirs.h"

static const Str ROOT_FOLDERS =
    STR_INIT("bin boot dev etc go home lib lib32 lib64 libx32 media mnt opt proc root run sbin srv "
             "sys tmp usr var");

// What is made in the folder that a stage works in, whether its file says so or not.
static const Str OUTPUTS = STR_INIT("dist build out target public node_modules vendor venv .venv "
                                    ".next _site site wheels");

static Str first_part(Str path)
{
    return str_cut(path, 0, str_find_char(path, '/'));
}

// Whether the text names the folder; `is_root`: as one in the root folder.
static bool names(Str text, Str folder, bool is_root)
{
    for (uint32_t at = 0; at < text.len; at++) {
        if (!str_starts(str_skip(text, at), folder) || char_is_word(str_at(text, at + folder.len)))
            continue;
        char before = str_at(text, at - 1), outer = str_at(text, at - 2);
        bool is_start = is_root ? before == '/' && !char_is_word(outer) && outer != '.'
                                : !char_is_word(before) && before != '-' && before != '.';
        if (is_start) return true;
    }
    return false;
}

static bool ends_path(char c)
{
    return !c || char_is_blank(c) || c == '\n' || c == ';' || c == '&' || c == '|' || c == '"';
}

// `cd /`, `cp -r dist /`: anything may be made there.
static bool names_root(Str text)
{
    for (uint32_t at = 1; at < text.len; at++)
        if (text.ptr[at] == '/' && ends_path(str_at(text, at + 1)) &&
            (char_is_blank(text.ptr[at - 1]) || text.ptr[at - 1] == '='))
            return true;
    return false;
}

static bool copies_to_root(const Instr *in, Str folder)
{
    Str to = arg_text(in, instr_last_arg(in));
    if (str_has_char(to, '$')) return true;
    return str_at(to, 0) == '/' && (to.len == 1 || str_eq(first_part(str_skip(to, 1)), folder));
}

// Whether an instruction may make the folder in the root folder.
static bool may_make(const At *c, uint32_t step, Str folder)
{
    const Instr *in = instr_at(c->model, step);
    bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
    if (in->kind != K_RUN && in->kind != K_WORKDIR && !is_copy) return false;
    if (workdir_at(c->arena, c->model, step).len < 2) // the root folder itself, or not known
        return in->kind != K_WORKDIR || names(in->joined, folder, false);
    if (is_copy) return copies_to_root(in, folder);
    return names(in->joined, folder, true) || names_root(in->joined);
}

bool root_lacks(const At *c, const Stage *stage, Str path)
{
    Str folder = first_part(path);
    bool is_named = str_is_one_of(folder, OUTPUTS);
    const ImageRef *image = stage_root_image(c->model, stage);
    if (!image || !image_official(image).len || str_is_one_of(folder, ROOT_FOLDERS)) return false;
    Chain chain = chain_near(c->model, stage);
    while (chain_back(&chain)) {
        if (may_make(c, chain.step, folder)) return false;
        is_named = is_named || names(instr_at(c->model, chain.step)->joined, folder, false);
    }
    return is_named && chain.left;
}
