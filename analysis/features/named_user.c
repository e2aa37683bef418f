// Users and groups of the image: created by useradd, groupadd and the like, named by USER and
// --chown. They are inherited along the FROM chain.
#include "features/named.h"
#include "lint/run_facts.h"
#include "lint/users.h"
#include "shell/commands.h"

// A place that names a user or group; joined offsets, empty if none.
typedef struct Mention {
    Span span;
    NamedKind kind;
    bool is_definition;
} Mention;

enum { MENTIONS_OF_COMMAND = 4 };

// `NAME` or `GROUP` of `NAME:GROUP`.
static Span part_of(const Instr *in, Span value, NamedKind kind)
{
    uint32_t colon = str_find_char(instr_slice(in, value), ':');
    if (kind == NAMED_USER)
        return (Span){value.start, colon == STR_NONE ? value.end : value.start + colon};
    return colon == STR_NONE ? (Span){0} : (Span){value.start + colon + 1, value.end};
}

// Where an instruction names one without creating it.
static Mention used_at(const Instr *in, NamedKind kind)
{
    Mention m = {.kind = kind};
    if (in->kind == K_USER && instr_arg_count(in) == 1)
        m.span = part_of(in, node_span(instr_arg(in, 0)), kind);
    if (in->kind != K_COPY && in->kind != K_ADD) return m;
    const Node *chown = instr_flag(in, STR("chown"));
    if (chown && flag_has_value(chown)) m.span = part_of(in, flag_value_span(chown), kind);
    return m;
}

// The word behind the option that sets a new user's group.
static const Word *group_given(const Command *c)
{
    bool makes = cmd_is(c, "useradd", NULL) || cmd_is(c, "adduser", NULL);
    for (uint32_t i = 1; makes && i + 1 < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, STR("-g --gid -G --ingroup"))) return &c->word[i + 1];
    return NULL;
}

// Name number `n` in a command: a new user has a group of its own unless another is given.
static Mention mention_in(const Instr *in, const Command *c, uint32_t n)
{
    const Word *word = NULL;
    switch (n) {
    case 0: word = user_made_by(c); break;
    case 1: word = group_made_by(c); break;
    case 2: word = group_given(c); break;
    case 3: word = group_given(c) ? NULL : user_made_by(c); break;
    }
    Mention m = {.kind = n ? NAMED_GROUP : NAMED_USER, .is_definition = n != 2};
    if (word) m.span = word_text_span(in, word);
    return m;
}

static bool is_name(Str text)
{
    return text.len && (char_is_alpha(text.ptr[0]) || text.ptr[0] == '_') &&
           !str_has_char(text, '$');
}

static uint32_t root_number(const Model *m, uint32_t step)
{
    const Stage *s = stage_of(m, step);
    return s ? stage_number(m, stage_root(m, s)) : NO_STAGE;
}

static bool is_at(const Instr *in, const Mention *m, uint32_t joined)
{
    bool is_inside = m->span.start <= joined && joined <= m->span.end;
    return is_inside && is_name(instr_slice(in, m->span));
}

static Mention mention_at(const Model *model, uint32_t step, const Instr *in, uint32_t joined)
{
    const Commands *commands = in->kind == K_RUN ? commands_of(model, step, in) : NULL;
    uint32_t count = commands ? commands->count : 0;
    for (uint32_t i = 0; i < count * MENTIONS_OF_COMMAND; i++) {
        Mention m =
            mention_in(in, &commands->item[i / MENTIONS_OF_COMMAND], i % MENTIONS_OF_COMMAND);
        if (is_at(in, &m, joined)) return m;
    }
    Mention user = used_at(in, NAMED_USER), group = used_at(in, NAMED_GROUP);
    if (is_at(in, &user, joined)) return user;
    return is_at(in, &group, joined) ? group : (Mention){0};
}

bool user_named_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found)
{
    Mention m = mention_at(p->model, step, in, joined);
    if (m.kind == NAMED_NOTHING) return false;
    *found = (Named){.kind = m.kind, .name = instr_slice(in, m.span), .step = step};
    found->span = m.span;
    found->is_definition = m.is_definition;
    found->stage = root_number(p->model, step);
    return true;
}

static void add_if_named(Places *p, const Named *named, uint32_t step, const Instr *in, Mention m)
{
    if (m.kind != named->kind || m.span.end <= m.span.start) return;
    if (!str_eq(instr_slice(in, m.span), named->name)) return;
    place_add(p, step, in, m.span,
              (FlName){.use = m.is_definition ? FL_USE_WRITE : FL_USE_READ,
                       .is_definition = m.is_definition});
}

void user_places(Places *p, const Named *named)
{
    for (uint32_t step = 0; step < step_count(p->model); step++) {
        const Instr *in = instr_at(p->model, step);
        if (!str_has(in->joined, named->name) || root_number(p->model, step) != named->stage)
            continue;
        add_if_named(p, named, step, in, used_at(in, named->kind));
        const Commands *commands = in->kind == K_RUN ? commands_of(p->model, step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count * MENTIONS_OF_COMMAND; i++)
            add_if_named(
                p, named, step, in,
                mention_in(in, &commands->item[i / MENTIONS_OF_COMMAND], i % MENTIONS_OF_COMMAND));
    }
}
