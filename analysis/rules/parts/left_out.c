#include "rules/parts/left_out.h"
#include "rules/parts/dropped.h"
#include "rules/parts/managers.h"
#include "syntax/walk.h"

// The commands from one to another, none when `from` is NO_STEP.
typedef struct Range {
    uint32_t from, to;
} Range;

// What leaves it out, or with `f` NULL whether that can be.
typedef struct Work {
    Fix *f;
    const Finding *found;
    const Instr *in;
    const Commands *commands;
    Str name;
    bool (*installs)(const Command *c);
} Work;

enum { LOOKS_MAX = 300 }; // instructions behind it

// Whether a command of the RUN that does not install it, or an instruction behind it, may count on it.
static bool is_needed(const Work *w, const Model *m)
{
    for (uint32_t i = 0; i < w->commands->count; i++) {
        const Command *c = &w->commands->item[i];
        if (!w->installs(c) && text_holds(instr_slice(w->in, c->span), w->name)) return true;
    }
    for (uint32_t step = w->found->step, i = step + 1; step_exists(m, i); i++) {
        if (step + LOOKS_MAX < i) return true;
        if (step_follows(m, step, i) && text_holds(instr_at(m, i)->joined, w->name)) return true;
    }
    return false;
}

// Whether it is all that the command installs.
static bool is_alone(const Work *w, const Command *c)
{
    bool has_sub = manager_of(c) || str_is_one_of(c->name, STR("pecl pie"));
    const Word *sub = has_sub ? cmd_sub(c) : NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        char first = str_at(word->text, 0);
        bool is_option = first == '-' || char_is_digit(first);
        if (word != sub && !is_option && !text_holds(word->text, w->name)) return false;
        i += word->takes_next;
    }
    return true;
}

static bool drop(const Work *w, Range range)
{
    if (range.from == NO_STEP) return true;
    if (w->f) fix_drop_commands(w->f, w->found, range.from, range.to);
    return commands_can_go(w->in, w->commands, range.from, range.to);
}

static bool drop_words(const Work *w, const Command *c)
{
    if (w->in->is_json || cmd_has_word(c, STR("--ini-name"))) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (!text_holds(c->word[i].text, w->name)) continue;
        Span part = {c->word[i - 1].span.end, c->word[i].span.end};
        if (w->f) fix_delete(w->f, w->found, part);
        if (!word_is_written(w->in, &c->word[i]) || part_holds_comment(w->in, part)) return false;
    }
    return true;
}

static bool leave_out(const Work *w)
{
    Range range = {NO_STEP, NO_STEP};
    for (uint32_t i = 0; i < w->commands->count; i++) {
        const Command *c = &w->commands->item[i];
        if (!w->installs(c)) continue;
        if (!is_alone(w, c)) {
            if (!drop_words(w, c)) return false;
            continue;
        }
        uint32_t from = pipe_start(w->commands, i);
        bool goes_on = range.from != NO_STEP && from == range.to + 1;
        if (manager_of(c) || (!goes_on && !drop(w, range))) return false;
        range = (Range){goes_on ? range.from : from, i};
    }
    return drop(w, range);
}

void fix_leave_out(Fix *f, const Finding *found, Str name, bool (*installs)(const Command *c))
{
    const Instr *in = finding_instr(f->model, found);
    Work work = {NULL, found, in, commands_of(f->model, found->step, in), name, installs};
    if (found->in_onbuild || is_needed(&work, f->model)) return;
    if (!leave_out(&work)) return;
    fix_offer(f, found, FIX_ASK, "Leave out `%.*s`", STR_ARG(name));
    work.f = f;
    leave_out(&work);
}
