#include "lint/rule_set.h"

// Policy rules, and rules with severity OFF, run only when a setting switches them on. A BuildKit
// check that is off always runs: suppress() keeps its findings only where the file asks for them.
static bool is_on(const FlRuleSet *set, uint32_t row)
{
    return levels_want(set->levels, row);
}

// The command bits that a rule names; NULL when it names none.
static const CommandBits *commands_of_rule(Arena *a, uint32_t row)
{
    const uint8_t *bit = &rule_command_bits[rule_commands[row]];
    uint32_t count = *bit++;
    if (!count) return NULL;
    CommandBits *bits = arena_new(a, CommandBits, 1);
    for (uint32_t i = 0; i < count; i++) bits->word[bit[i] / 64] |= 1ull << bit[i] % 64;
    return bits;
}

static Wanted wanted_by(Arena *a, uint32_t row)
{
    return (Wanted){.check = rule_list[row]->check,
                    .commands = commands_of_rule(a, row),
                    .row = (uint16_t)row,
                    .signs = rule_list[row]->signs,
                    .not_in_onbuild = rule_list[row]->not_in_onbuild};
}

static void make_room(Arena *a, FlRuleSet *set)
{
    uint16_t room[KEYWORD_COUNT + 1] = {0};
    for (uint32_t i = 0; i < rule_count; i++)
        for (uint32_t on = rule_list[i]->on; on; on &= on - 1) room[__builtin_ctz(on)]++;
    for (uint32_t kind = 0; kind <= KEYWORD_COUNT; kind++)
        set->wanted[kind] = arena_new(a, Wanted, room[kind]);
    set->of_file = arena_new(a, uint16_t, rule_count);
}

static void add_rule(Arena *a, FlRuleSet *set, uint32_t row)
{
    Wanted wanted = wanted_by(a, row);
    const Rule *rule = rule_list[row];
    bool is_of_file = (!rule->on || rule->is_of_file_too) && !rule->is_about_unused;
    if (is_of_file) set->of_file[set->of_file_count++] = (uint16_t)row;
    for (uint32_t on = rule->on; on; on &= on - 1) {
        uint32_t kind = (uint32_t)__builtin_ctz(on);
        set->wanted[kind][set->count[kind]++] = wanted;
    }
}

// Copies the lists, as those of the config may be freed earlier.
static void copy_lists(Arena *a, FlConfig *config)
{
    FlLevel *level = arena_new(a, FlLevel, config->level_count);
    Str *select = arena_new(a, Str, config->select_count);
    for (uint32_t i = 0; i < config->level_count; i++) level[i] = config->level[i];
    for (uint32_t i = 0; i < config->select_count; i++) select[i] = config->select[i];
    config->level = level;
    config->select = select;
}

const FlRuleSet *fl_rule_set(Arena *a, const FlConfig *config)
{
    FlRuleSet *set = arena_new(a, FlRuleSet, 1);
    set->config = *config;
    copy_lists(a, &set->config);
    set->levels = levels_read(a, &set->config);
    make_room(a, set);
    for (uint32_t i = 0; i < rule_count; i++)
        if (is_on(set, i)) add_rule(a, set, i);
    return set;
}

static bool is_same_text(Str a, Str b)
{
    return a.ptr == b.ptr && a.len == b.len;
}

static bool is_same_level(const FlLevel *a, const FlLevel *b)
{
    return is_same_text(a->name, b->name) && a->severity == b->severity &&
           a->strength == b->strength && a->stage == b->stage && a->stage_count == b->stage_count;
}

bool fl_rule_set_fits(const FlRuleSet *set, const FlConfig *config)
{
    const FlConfig *own = &set->config;
    if (own->profile != config->profile || own->is_like_hadolint != config->is_like_hadolint ||
        own->level_count != config->level_count || own->select_count != config->select_count)
        return false;
    for (uint32_t i = 0; i < own->level_count; i++)
        if (!is_same_level(&own->level[i], &config->level[i])) return false;
    for (uint32_t i = 0; i < own->select_count; i++)
        if (!is_same_text(own->select[i], config->select[i])) return false;
    return true;
}

bool fl_rule_set_has(const FlRuleSet *set, Str id)
{
    const FlRule *rule = fl_rule(id);
    return rule && str_eq(fl_rule_id(rule), id) && is_on(set, (uint32_t)(rule - rule_info));
}
