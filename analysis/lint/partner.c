#include "lint/partner.h"
#include "lint/base_image.h"
#include "values/file_kinds.h"

// Programs that run their arguments as a command.
static bool starts_arguments(Str name)
{
    static const Str wrappers = STR_INIT(
        "tini tini-static dumb-init catatonit gosu su-exec sudo env nice nohup setpriv chpst "
        "setuidgid s6-setuidgid init my_init");
    return str_is_one_of(name, wrappers);
}

// Whether the array starts a shell with `-c`; `script` is the word behind it, or empty when CMD is
// the script.
static bool starts_script(Arena *a, const Instr *entry, Str *script)
{
    const Node *arg = instr_arg(entry, 0);
    if (!str_is_one_of(path_last(arg_value(a, entry, arg)), STR("sh ash bash dash zsh ksh")))
        return false;
    while ((arg = instr_next_arg(entry, arg))) {
        Str word = arg_value(a, entry, arg);
        if (!str_starts_z(word, "-") || !str_ends_z(word, "c")) continue;
        arg = instr_next_arg(entry, arg);
        *script = arg ? arg_value(a, entry, arg) : STR("");
        return true;
    }
    return false;
}

static Partner partner_script(Str script)
{
    return str_has_char(script, '$') ? PARTNER_SCRIPT : PARTNER_IGNORES;
}

// What an ENTRYPOINT in exec form does with the words of the CMD.
static Partner partner_program(Arena *a, const Instr *entry)
{
    Partner found = PARTNER_PROGRAM;
    for (const Node *arg = NULL; (arg = instr_next_arg(entry, arg));) {
        Str name = path_last(arg_value(a, entry, arg));
        if (str_ends_z(name, ".sh") || str_has_z(name, "entrypoint")) return PARTNER_FILE;
        if (starts_arguments(name)) found = PARTNER_STARTER;
    }
    return found;
}

static Partner partner_entry(Arena *a, const Instr *entry)
{
    const Node *first = instr_arg(entry, 0);
    Str script = STR("");
    if (!first) return PARTNER_NONE;
    if (!entry->is_json) return partner_script(node_str(entry, first));
    if (starts_script(a, entry, &script))
        return script.len ? partner_script(script) : PARTNER_SHELL;
    return partner_program(a, entry);
}

static uint32_t entry_at(const Model *m, uint32_t step)
{
    const Stage *s = stage_of(m, step);
    return s ? stage_latest(m, s, K_ENTRYPOINT) : last_before(m, step_count(m), K_ENTRYPOINT);
}

enum { LOOKS_MAX = 300 }; // CMDs looked at; with more, one of them may be for this ENTRYPOINT

// Whether a CMD applies to the ENTRYPOINT: of its own stage, or of a stage based on it without an
// ENTRYPOINT. An inherited CMD does not: an ENTRYPOINT resets it.
static bool is_given_command(const Model *m, uint32_t step)
{
    const Stage *own = stage_of(m, step);
    uint32_t latest = own ? stage_latest(m, own, K_CMD) : NO_STEP;
    if (latest != NO_STEP && stage_of(m, latest) == own) return true;
    if (own && !own->is_base) return false;
    uint32_t first = own ? kind_from(m, K_CMD, step) : 0;
    for (uint32_t i = first; i < kind_count(m, K_CMD); i++) {
        uint32_t command = kind_step(m, K_CMD, i);
        bool is_own = !own && !step_is_in_stage(m, command);
        if (first + LOOKS_MAX < i || is_own || entry_at(m, command) == step) return true;
    }
    return false;
}

Str partner_in_base(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    const ImageRef *image = stage ? stage_root_image(m, stage) : NULL;
    if (!image || !image_is_distroless(image) || entry_at(m, step) != NO_STEP) return STR("");
    const ImageFamily *family = image_family(image->path);
    return family ? family->entrypoint : STR("");
}

bool partner_reads_command(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    const ImageFacts *facts = stage ? base_facts(m, stage) : NULL;
    return facts && facts->entrypoint && !facts->passes_on;
}

bool partner_is_starter(Partner partner)
{
    return partner == PARTNER_NONE || partner == PARTNER_FILE || partner == PARTNER_STARTER;
}

Partner partner_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    if (in->kind == K_ENTRYPOINT) return is_given_command(m, step) ? PARTNER_COMMAND : PARTNER_NONE;
    uint32_t entry = in->kind == K_CMD ? entry_at(m, step) : NO_STEP;
    if (entry != NO_STEP) return partner_entry(a, instr_at(m, entry));
    bool has_base = in->kind == K_CMD && partner_in_base(m, step).len;
    return has_base ? PARTNER_PROGRAM : PARTNER_NONE;
}
