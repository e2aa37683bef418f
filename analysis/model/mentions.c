// Which instructions speak of something.
#include "model/mentions.h"
#include "base/vec.h"
#include "model/build.h"

// What was looked for before, one after the other. Lives for one revision.
struct Mentions {
    struct Mentions *next;
    Str text;
    Mention found;
};

static bool words_hold(const Word *word, uint32_t count, Str text)
{
    for (uint32_t i = 0; i < count; i++) {
        if (str_find(word[i].text, text) != STR_NONE) return true;
    }
    return false;
}

static bool commands_hold(const Commands *commands, Str text)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (words_hold(c->word, c->word_count, text)) return true;
        if (words_hold(c->prefix, c->prefix_count, text)) return true;
    }
    return false;
}

static bool bodies_hold(const Instr *in, Str text)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        Str body = str_cut(in->joined, in->heredoc[i].body.start, in->heredoc[i].body.end);
        if (str_find(body, text) != STR_NONE) return true;
    }
    return false;
}

static bool step_holds(const Model *m, uint32_t step, Str text)
{
    const Instr *in = m->step[step].instr;
    return bodies_hold(in, text) ||
           (in->kind == K_RUN && commands_hold(commands_of(m, step, in), text));
}

bool mentions_have(const Model *m, uint32_t step)
{
    for (const struct Mentions *known = *m->mentions; known; known = known->next)
        for (uint32_t i = 0; i < known->found.count; i++)
            if (known->found.step[i] == step) return true;
    return false;
}

bool mentions_hold(const Model *m, uint32_t step)
{
    for (const struct Mentions *known = *m->mentions; known; known = known->next)
        if (step_holds(m, step, known->text)) return true;
    return false;
}

static Mention look_for(const Model *m, Str text)
{
    struct {
        uint32_t *item;
        uint32_t count, room;
    } steps = {0};
    for (uint32_t step = 0; step < m->step_count; step++) {
        if (step_holds(m, step, text)) VEC_PUSH(m->arena, &steps, step);
    }
    return (Mention){steps.item, steps.count};
}

Mention steps_mentioning(const Model *m, Str text)
{
    for (const struct Mentions *known = *m->mentions; known; known = known->next) {
        if (str_eq(known->text, text)) return known->found;
    }
    struct Mentions *new = arena_new(m->arena, struct Mentions, 1);
    *new = (struct Mentions){.next = *m->mentions, .text = text, .found = look_for(m, text)};
    *m->mentions = new;
    return new->found;
}
