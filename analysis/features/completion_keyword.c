// Completion of keywords: those allowed here, in the letter case of the file.
#include "features/completion.h"

typedef enum Place { PLACE_TOP = 1, PLACE_STAGE = 2, PLACE_TRIGGER = 4 } Place;

// The most wanted first.
static const struct {
    uint8_t kind, places;
} instructions[] = {
    {K_FROM, PLACE_TOP},
    {K_RUN, PLACE_STAGE | PLACE_TRIGGER},
    {K_COPY, PLACE_STAGE | PLACE_TRIGGER},
    {K_WORKDIR, PLACE_STAGE | PLACE_TRIGGER},
    {K_ENV, PLACE_STAGE | PLACE_TRIGGER},
    {K_ARG, PLACE_TOP | PLACE_STAGE | PLACE_TRIGGER},
    {K_USER, PLACE_STAGE | PLACE_TRIGGER},
    {K_EXPOSE, PLACE_STAGE | PLACE_TRIGGER},
    {K_ENTRYPOINT, PLACE_STAGE | PLACE_TRIGGER},
    {K_CMD, PLACE_STAGE | PLACE_TRIGGER},
    {K_HEALTHCHECK, PLACE_STAGE | PLACE_TRIGGER},
    {K_LABEL, PLACE_STAGE | PLACE_TRIGGER},
    {K_FROM, PLACE_STAGE},
    {K_ADD, PLACE_STAGE | PLACE_TRIGGER},
    {K_SHELL, PLACE_STAGE | PLACE_TRIGGER},
    {K_STOPSIGNAL, PLACE_STAGE | PLACE_TRIGGER},
    {K_VOLUME, PLACE_STAGE | PLACE_TRIGGER},
    {K_ONBUILD, PLACE_STAGE},
    {K_MAINTAINER, PLACE_STAGE},
};

// Templates of whole instructions, for clients with snippets.
static const struct {
    uint8_t kind;
    Str label, text, snippet; // behind the keyword
} whole[] = {
    {K_CMD, STR_INIT("[\"...\"]"), STR_INIT("[\"\"]"), STR_INIT("[\"${1:program}\"$0]")},
    {K_ENTRYPOINT, STR_INIT("[\"...\"]"), STR_INIT("[\"\"]"), STR_INIT("[\"${1:program}\"$0]")},
    {K_COPY, STR_INIT("--from=..."), STR_INIT("--from="),
     STR_INIT("--from=${1:stage} ${2:source} ${3:destination}")},
    {K_HEALTHCHECK, STR_INIT("--interval=... CMD"), STR_INIT("--interval=30s --timeout=3s CMD "),
     STR_INIT("--interval=${1:30s} --timeout=${2:3s} CMD ${3:command}")},
};

static Place place_of(const Completer *c)
{
    if (c->h.in_onbuild) return PLACE_TRIGGER;
    return complete_stage(c) ? PLACE_STAGE : PLACE_TOP;
}

// For a half-typed keyword more specific items are useful.
static bool is_lower(const Completer *c)
{
    if (c->typed.len && step_count(c->h.model) < 2) return !str_has_upper(c->typed);
    return keyword_case_most(c->h.model) == WORDS_LOWER;
}

// Whether a blank follows the replaced word.
static bool has_blank_behind(const Completer *c)
{
    uint32_t base = items_mark(&c->h.doc->items, c->h.item).at;
    return char_is_blank(str_at(c->h.in->text, c->at_word.end - base));
}

static void add_keyword(Completer *c, Rank rank, const InstructionInfo *info, InstrKind kind)
{
    Str name = is_lower(c) ? str_lower(c->h.arena, info->name) : info->name;
    FlCompletion item = {.label = name, .kind = FL_COMPLETES_INSTRUCTION};
    item.text = has_blank_behind(c) ? name : str_join(c->h.arena, name, STR(" "));
    item.topic = str_fmt(c->h.arena, "instruction %.*s", STR_ARG(info->name));
    item.is_deprecated = kind == K_MAINTAINER;
    complete_add(c, item.is_deprecated ? RANK_LAST : rank, item);
}

static void add_whole(Completer *c, Place place)
{
    for (uint32_t i = 0; i < ARRAY_LEN(whole); i++) {
        const InstructionInfo *info = instruction_info(whole[i].kind);
        Str name = is_lower(c) ? str_lower(c->h.arena, info->name) : info->name;
        if (place == PLACE_TOP || has_blank_behind(c)) return;
        FlCompletion item = {.kind = FL_COMPLETES_LINES};
        item.label = str_fmt(c->h.arena, "%.*s %.*s", STR_ARG(name), STR_ARG(whole[i].label));
        item.text = str_fmt(c->h.arena, "%.*s %.*s", STR_ARG(name), STR_ARG(whole[i].text));
        item.snippet = str_fmt(c->h.arena, "%.*s %.*s", STR_ARG(name), STR_ARG(whole[i].snippet));
        item.topic = str_fmt(c->h.arena, "instruction %.*s", STR_ARG(info->name));
        complete_add(c, RANK_LATER, item);
    }
}

void complete_keyword(Completer *c)
{
    Place place = place_of(c);
    for (uint32_t i = 0; i < ARRAY_LEN(instructions); i++) {
        InstrKind kind = (InstrKind)instructions[i].kind;
        if (instructions[i].places & place)
            add_keyword(c, RANK_USUAL, instruction_info(kind), kind);
    }
    add_whole(c, place);
}
