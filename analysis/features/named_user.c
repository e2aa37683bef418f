// Users of the image: made by useradd and adduser, named by USER and --chown. They run along the FROM chain.
#include "features/named.h"
#include "lint/run_facts.h"
#include "lint/users.h"
#include "shell/commands.h"

// The name in `NAME:GROUP`.
static Span user_part(const Instr *in, Span value)
{
    Str text = instr_slice(in, value);
    uint32_t colon = str_find_char(text, ':');
    return (Span){value.start, value.start + (colon == STR_NONE ? text.len : colon)};
}

// Where an instruction names a user without making one; an empty span when it does not.
static Span used_at(const Instr *in)
{
    if (in->kind == K_USER && instr_arg_count(in) == 1)
        return user_part(in, node_span(instr_arg(in, 0)));
    if (in->kind != K_COPY && in->kind != K_ADD) return (Span){0};
    const Node *chown = instr_flag(in, STR("chown"));
    return chown && flag_has_value(chown) ? user_part(in, flag_value_span(chown)) : (Span){0};
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

bool user_named_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found)
{
    Span span = used_at(in);
    bool is_made = false;
    const Commands *commands = in->kind == K_RUN ? commands_of(p->model, step, in) : NULL;
    for (uint32_t i = 0; commands && i < commands->count; i++) {
        const Word *word = user_made_by(&commands->item[i]);
        if (!word || joined < word->span.start || word->span.end < joined) continue;
        span = word_text_span(in, word);
        is_made = true;
    }
    if (joined < span.start || span.end < joined || !is_name(instr_slice(in, span))) return false;
    *found = (Named){.kind = NAMED_USER, .name = instr_slice(in, span), .step = step, .span = span};
    found->is_definition = is_made;
    found->stage = root_number(p->model, step);
    return true;
}

static bool is_of(const Places *p, const Named *named, uint32_t step)
{
    return root_number(p->model, step) == named->stage;
}

void user_places(Places *p, const Named *named)
{
    for (uint32_t step = 0; step < step_count(p->model); step++) {
        const Instr *in = instr_at(p->model, step);
        if (!str_has(in->joined, named->name) || !is_of(p, named, step)) continue;
        Span used = used_at(in);
        if (used.start < used.end && str_eq(instr_slice(in, used), named->name))
            place_add(p, step, in, used, (FlName){.use = FL_USE_READ});
        const Commands *commands = in->kind == K_RUN ? commands_of(p->model, step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count; i++) {
            const Word *word = user_made_by(&commands->item[i]);
            if (word && str_eq(word->text, named->name))
                place_add(p, step, in, word_text_span(in, word),
                          (FlName){.use = FL_USE_WRITE, .is_definition = true});
        }
    }
}
