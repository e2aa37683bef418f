// The instructions in the order of InstrKind, and look-ups in their tables.
#include "instructions/instruction.h"

extern const InstructionInfo instruction_add, instruction_arg, instruction_cmd, instruction_copy,
    instruction_entrypoint, instruction_env, instruction_expose, instruction_from,
    instruction_healthcheck, instruction_label, instruction_maintainer, instruction_onbuild,
    instruction_run, instruction_shell, instruction_stopsignal, instruction_user,
    instruction_volume, instruction_workdir;

static const InstructionInfo *const instructions[KEYWORD_COUNT] = {
    [K_ADD] = &instruction_add,
    [K_ARG] = &instruction_arg,
    [K_CMD] = &instruction_cmd,
    [K_COPY] = &instruction_copy,
    [K_ENTRYPOINT] = &instruction_entrypoint,
    [K_ENV] = &instruction_env,
    [K_EXPOSE] = &instruction_expose,
    [K_FROM] = &instruction_from,
    [K_HEALTHCHECK] = &instruction_healthcheck,
    [K_LABEL] = &instruction_label,
    [K_MAINTAINER] = &instruction_maintainer,
    [K_ONBUILD] = &instruction_onbuild,
    [K_RUN] = &instruction_run,
    [K_SHELL] = &instruction_shell,
    [K_STOPSIGNAL] = &instruction_stopsignal,
    [K_USER] = &instruction_user,
    [K_VOLUME] = &instruction_volume,
    [K_WORKDIR] = &instruction_workdir,
};

const Str reference_page = STR_INIT("https://docs.docker.com/reference/dockerfile/#");

const InstructionInfo *instruction_info(InstrKind kind)
{
    return kind < K_UNKNOWN ? instructions[kind] : NULL;
}

const FlagInfo *flag_info(InstrKind kind, Str name)
{
    const InstructionInfo *info = instruction_info(kind);
    for (uint32_t i = 0; info && i < info->flag_count; i++) {
        if (str_eq(info->flag[i].name, name)) return &info->flag[i];
    }
    return NULL;
}

Str hint_text(const char *hint)
{
    return str_of_z(hint ? hint : "");
}

const WordInfo *word_info(const WordInfo *word, uint32_t count, Str name)
{
    for (uint32_t i = 0; i < count; i++) {
        if (str_is_z(name, word[i].name)) return &word[i];
    }
    return NULL;
}
