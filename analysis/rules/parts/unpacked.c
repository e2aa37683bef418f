#include "rules/parts/unpacked.h"
#include "lint/archives.h"
#include "rules/parts/hadolint_view.h"
#include "values/file_kinds.h"

// Behind the last folder, also of a path of Windows.
static Str base_name(Str path)
{
    return str_skip(path_last(path), str_behind_last(path_last(path), '\\'));
}

Str archive_name(Str source, Str destination)
{
    if (is_archive_to_unpack(destination)) return base_name(destination);
    return is_archive_to_unpack(source) ? base_name(source) : STR("");
}

enum {
    LOOKS_MOST = 100, // instructions after the COPY
    ARGS_MAX = 64,
};

static const Str UNPACKERS =
    STR_INIT("unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat bzcat xzcat unzstd");

static bool is_unpacking_option(const Word *word)
{
    if (str_starts_z(word->text, "--")) return str_is_one_of(word->text, STR("--extract --get"));
    return str_at(word->text, 0) == '-' && str_has_char(word->text, 'x');
}

// `tar xf a`: the letters without a dash.
static bool is_old_option(const Word *word)
{
    for (uint32_t i = 0; i < word->text.len; i++)
        if (!char_is_alpha(word->text.ptr[i])) return false;
    return str_has_char(word->text, 'x');
}

static bool unpacks(const Command *c, bool *is_for_hadolint)
{
    *is_for_hadolint = true;
    if (str_is_one_of(c->name, UNPACKERS)) return true;
    if (!cmd_is(c, "tar", NULL) && !cmd_is(c, "bsdtar", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (is_unpacking_option(&c->word[i])) return true;
    *is_for_hadolint = false;
    return 1 < c->word_count && is_old_option(&c->word[1]);
}

static bool names_file(const Command *c, Str name)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_eq(base_name(c->word[i].text), name)) return true;
    return false;
}

// Whether something of the commands needs the archive itself.
static bool keeps(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_for_hadolint, is_done = unpacks(c, &is_for_hadolint) || cmd_is(c, "rm", NULL) ||
                                        cmd_is(c, "echo", NULL) || str_ends_z(c->name, "sum");
        if (!is_done && names_file(c, name)) return true;
    }
    return false;
}

// As hadolint sees it: by the exact name of the program, with an argument that is no option.
static bool seen_unpacking(const Command *c, Str name)
{
    static const Str NAMES = STR_INIT("unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat");
    const Word *arg[ARGS_MAX];
    bool is_tar = seen_as(c, STR("tar")) &&
                  (seen_word(c, STR("--extract --get")) || seen_option_with(c, 'x'));
    if (!is_tar && !seen_as(c, NAMES)) return false;
    uint32_t count = seen_args(c, STR(""), arg, ARGS_MAX);
    for (uint32_t i = 0; i < count; i++)
        if (str_eq(base_name(arg[i]->text), name)) return true;
    return false;
}

static bool run_unpacks_broadly(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (seen_unpacking(&commands->item[i], name)) return true;
    return false;
}

static bool run_unpacks(const Commands *commands, Str name, bool *is_for_hadolint)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!unpacks(c, is_for_hadolint) || !names_file(c, name)) continue;
        return !keeps(commands, name);
    }
    return false;
}

Unpacked unpacked_later(const Model *m, uint32_t step, Str name, bool is_broad)
{
    Unpacked found = {.step = NO_STEP, .is_for_hadolint = is_broad};
    for (uint32_t later = step + 1; step_exists(m, later); later++) {
        const Instr *in = instr_at(m, later);
        if (in->kind == K_FROM || step + LOOKS_MOST < later) break;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, later, in);
        bool is_found = is_broad ? run_unpacks_broadly(commands, name)
                                 : run_unpacks(commands, name, &found.is_for_hadolint);
        if (!is_found) continue;
        found.step = later;
        return found;
    }
    return found;
}

bool removes_path(const Model *m, uint32_t step, Str name)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_change = cmd_is(c, "rm", NULL) || cmd_is(c, "mv", NULL);
        if (is_change &&
            (names_file(c, name) || str_has_char(instr_slice(instr_at(m, step), c->span), '*')))
            return true;
    }
    return false;
}
