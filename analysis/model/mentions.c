// Searches instructions for texts. Each text gets a bit, and an instruction caches the bits of the
// texts it contains, so that it is searched once for each text.
#include "model/mentions.h"
#include "model/facts.h"
#include "model/inside.h"

// A text to search for. `is_in_joined`: it occurs in the joined text; else only words that are
// copies (unescaped) can contain it.
typedef struct Sought {
    Str text, joined;
    bool is_in_joined;
} Sought;

static bool words_hold(const Word *word, uint32_t count, const Sought *sought)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!sought->is_in_joined && str_is_slice(word[i].text, sought->joined)) continue;
        if (str_has(word[i].text, sought->text)) return true;
    }
    return false;
}

static bool commands_hold(const Commands *commands, const Sought *sought)
{
    if (!sought->is_in_joined && !commands->has_copies) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (words_hold(c->word, c->word_count, sought)) return true;
        if (words_hold(c->prefix, c->prefix_count, sought)) return true;
    }
    return false;
}

static bool bodies_hold(const Instr *in, Str text)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        Str body = str_cut(in->joined, in->heredoc[i].body.start, in->heredoc[i].body.end);
        if (str_has(body, text)) return true;
    }
    return false;
}

static bool step_holds(const Model *m, uint32_t step, Str text)
{
    const Instr *in = m->step[step].instr;
    if (bodies_hold(in, text)) return true;
    if (in->kind != K_RUN) return false;
    Sought sought = {text, in->joined, str_has(in->joined, text)};
    return commands_hold(near_commands(m, step, in), &sought);
}

uint32_t texts_of_step(const Model *m, uint32_t step, ShellKind shell)
{
    const Instr *in = m->step[step].instr;
    if (in->kind != K_RUN && !in->heredoc_count) return 0;
    ItemFacts *facts = facts_of(m->step[step].instr);
    if (facts->shell != shell) facts->texts = facts->texts_known = 0;
    facts->shell = (uint8_t)shell;
    for (; facts->texts_known < m->texts->count; facts->texts_known++)
        if (step_holds(m, step, m->texts->item[facts->texts_known]))
            facts->texts |= 1u << facts->texts_known;
    return facts->texts;
}

uint32_t texts_of_file(const Model *m)
{
    Walk *w = m->walk;
    if (w->all_texts_known == m->texts->count) return w->all_texts;
    ShellKind shell = SHELL_POSIX;
    for (uint32_t i = 0; i < m->step_count; i++) {
        if (may_change_shell(m, i)) shell = shell_of(m, i);
        w->all_texts |= texts_of_step(m, i, shell);
    }
    w->all_texts_known = m->texts->count;
    return w->all_texts;
}

// Searches the steps that the walk has already passed for a new text, in file order, so that base
// stages come first.
static void look_back(const Model *m, uint32_t bit)
{
    Walk *w = m->walk;
    uint32_t before_from = 0;
    ShellKind shell = SHELL_POSIX;
    for (uint32_t i = 0; i <= w->step && i < m->step_count; i++) {
        const Stage *s = own_stage(m, i);
        uint32_t *texts = s ? &w->stage_texts[number_of(m, s)] : &before_from;
        const Stage *base = s && s->from == i ? base_of(m, s) : NULL;
        if (base) *texts |= w->stage_texts[number_of(m, base)] & bit;
        if (may_change_shell(m, i)) shell = shell_of(m, i);
        *texts |= texts_of_step(m, i, shell) & bit;
        m->step[i].texts |= *texts & bit;
    }
    uint32_t stage = w->step < m->step_count ? m->step[w->step].stage : NO_STAGE;
    w->texts |= (stage == NO_STAGE ? before_from : w->stage_texts[stage]) & bit;
}

// The bit of a text, which is registered if it is new; 0 when there are already TEXTS_MAX.
static uint32_t bit_of(const Model *m, Str text)
{
    for (uint32_t i = 0; i < m->texts->count; i++)
        if (str_eq(m->texts->item[i], text)) return 1u << i;
    if (m->texts->count == TEXTS_MAX) return 0;
    m->texts->item[m->texts->count++] = text;
    uint32_t bit = 1u << (m->texts->count - 1);
    if (m->walk->step != NO_STEP) look_back(m, bit);
    return bit;
}

// Searches directly, without the cached bits. Depends on the whole file.
static bool search(const Model *m, uint32_t end, uint32_t stage, Str text)
{
    hear(m, HEARD_EVERYTHING);
    for (uint32_t i = 0; i < end; i++) {
        uint32_t other = m->step[i].stage;
        bool is_asked = stage == NO_STAGE || other == stage ||
                        (other != NO_STAGE && is_on_chain(m, other, stage));
        if (is_asked && step_holds(m, i, text)) return true;
    }
    return false;
}

bool chain_mentions(const Model *m, uint32_t step, Str text)
{
    Hearing *h = m->hearing;
    bool is_walking = is_walked(m, step) && (!h->is_on || h->step == step);
    uint32_t bit = is_walking ? bit_of(m, text) : 0;
    if (!bit) return search(m, step + 1, m->step[step].stage, text);
    h->heard.texts |= bit;
    return m->step[step].texts & bit;
}

// For a document checked once, rules about the file ask rarely, so that searching directly is
// cheaper than registering the text.
bool file_mentions(const Model *m, Str text)
{
    Hearing *h = m->hearing;
    bool is_kept = h->is_on || (h->is_asking && h->step != NO_STEP);
    uint32_t bit = is_kept ? bit_of(m, text) : 0;
    if (!bit) return search(m, m->step_count, NO_STAGE, text);
    h->heard.texts |= bit;
    hear(m, HEARD_ALL_TEXTS);
    return texts_of_file(m) & bit;
}
