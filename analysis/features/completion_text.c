// The documentation of a completion item, from the same tables as hover. A topic is the name of a
// table and a name in it.
#include "features/completion.h"
#include "instructions/images.h"

static bool say_text(Hover *h, Str name, Str text)
{
    page_code(&h->page, name);
    page_text(&h->page, STR(": "));
    page_text(&h->page, text);
    return true;
}

static bool say_word(Hover *h, Str name, const WordInfo *word)
{
    return word && say_text(h, name, packed_text(h->arena, word->text));
}

static bool say_instruction(Hover *h, Str rest)
{
    const InstructionInfo *info = instruction_info(keyword_kind(rest));
    if (info) hover_instruction_text(h, info);
    return info != NULL;
}

static bool say_flag(Hover *h, Str rest)
{
    InstrKind kind = keyword_kind(str_next_word(&rest));
    const FlagInfo *flag = flag_info(kind, str_next_word(&rest));
    if (flag) hover_flag_text(h, kind, flag, NULL);
    return flag != NULL;
}

static bool say_value(Hover *h, Str rest)
{
    InstrKind kind = keyword_kind(str_next_word(&rest));
    const FlagInfo *flag = flag_info(kind, str_next_word(&rest));
    Str name = str_trim(rest);
    if (!flag) return false;
    const WordInfo *value = word_info(flag->value, flag->value_count, name);
    if (value) hover_flag_text(h, kind, flag, value);
    return value || say_word(h, name, word_info(flag->usual, flag->usual_count, name));
}

static bool say_argument(Hover *h, Str rest)
{
    const InstructionInfo *info = instruction_info(keyword_kind(str_next_word(&rest)));
    Str name = str_trim(rest);
    return info && say_word(h, name, word_info(info->word, info->word_count, name));
}

static bool say_mount(Hover *h, Str rest)
{
    const MountTypeInfo *type = mount_type_info(rest);
    if (type) hover_mount_text(h, type);
    return type != NULL;
}

static bool say_option(Hover *h, Str rest)
{
    const MountOptionInfo *option = mount_option_info(str_next_word(&rest));
    if (option) hover_option_text(h, option, NULL);
    return option != NULL;
}

static bool say_option_value(Hover *h, Str rest)
{
    const MountOptionInfo *option = mount_option_info(str_next_word(&rest));
    Str name = str_trim(rest);
    if (!option) return false;
    const WordInfo *value = word_info(option->value, option->value_count, name);
    if (!value) value = word_info(option->usual, option->usual_count, name);
    return say_word(h, name, value);
}

static bool say_directive(Hover *h, Str rest)
{
    const DirectiveInfo *info = directive_info(rest);
    if (info) hover_directive_text(h, info);
    return info != NULL;
}

static bool say_pragma(Hover *h, Str rest)
{
    uint32_t count;
    const WordInfo *pragma = hover_pragmas(&count), *found = word_info(pragma, count, rest);
    if (found)
        page_say(&h->page, "**# %s**: %.*s", found->name,
                 STR_ARG(packed_text(h->arena, found->text)));
    return found != NULL;
}

static bool say_rule(Hover *h, Str rest)
{
    const FlRule *rule = fl_rule(rest);
    if (!rule) return false;
    page_say(&h->page, "**%.*s** (%.*s): ", STR_ARG(fl_rule_id(rule)),
             STR_ARG(hover_severity(rule->severity)));
    hover_rule_text(h, rule);
    return true;
}

static bool say_preset(Hover *h, Str rest)
{
    const PresetInfo *preset = preset_info(rest);
    return preset && say_text(h, rest, packed_text(h->arena, preset->text));
}

static bool say_image(Hover *h, Str rest)
{
    const BaseInfo *base = base_info(str_cut(rest, 0, str_find_char(rest, ':')));
    if (str_is_z(rest, "scratch")) {
        page_text(&h->page, packed_text(h->arena, image_scratch));
        return true;
    }
    if (str_has_char(rest, ':')) {
        hover_image(h, rest);
        return true;
    }
    if (!base) return false;
    return say_text(h, str_of_z(base->repository), str_of_z(base->text));
}

static const struct {
    Str name;
    bool (*say)(Hover *h, Str rest);
} tables[] = {
    {STR_INIT("instruction"), say_instruction},
    {STR_INIT("flag"), say_flag},
    {STR_INIT("value"), say_value},
    {STR_INIT("word"), say_argument},
    {STR_INIT("mount"), say_mount},
    {STR_INIT("option"), say_option},
    {STR_INIT("option-value"), say_option_value},
    {STR_INIT("directive"), say_directive},
    {STR_INIT("pragma"), say_pragma},
    {STR_INIT("rule"), say_rule},
    {STR_INIT("preset"), say_preset},
    {STR_INIT("image"), say_image},
};

bool fl_completion_text(Arena *a, Str topic, Str *markdown, Str *plain)
{
    Hover h = {.arena = a, .page = page_on(a), .step = NO_STEP};
    Str rest = topic, name = str_next_word(&rest);
    rest = str_trim(rest);
    for (uint32_t i = 0; i < ARRAY_LEN(tables); i++) {
        if (!str_eq(tables[i].name, name) || !tables[i].say(&h, rest)) continue;
        *markdown = out_done(&h.page.markdown);
        *plain = out_done(&h.page.plain);
        return true;
    }
    return false;
}
