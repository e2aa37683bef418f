// What a container runs in the end: how the CMD and ENTRYPOINT of a stage and its bases combine (grammar 12).
#include "features/hover.h"
#include "lint/exec_form.h"

// The instructions in effect at the end of a stage; NO_STEP for none.
typedef struct Process {
    uint32_t command, entry;
    bool is_cleared; // an ENTRYPOINT dropped the CMD that was inherited
} Process;

// Steps of one stage on top of what its base left.
static Process follow(const Model *m, const Stage *stage, Process p)
{
    bool has_command = false;
    for (uint32_t i = stage->from; i < stage->end; i++) {
        InstrKind kind = instr_at(m, i)->kind;
        if (kind == K_CMD) {
            has_command = true;
            p.command = i;
            p.is_cleared = false;
        } else if (kind == K_ENTRYPOINT) {
            p.entry = i;
            if (has_command) continue;
            p.command = NO_STEP;
            p.is_cleared = true;
        }
    }
    return p;
}

static Process process_of(Arena *a, const Model *m, const Stage *stage)
{
    const Stage **chain = arena_new(a, const Stage *, stage_count(m));
    uint32_t count = 0;
    for (const Stage *s = stage; count < stage_count(m); s = stage_at(m, s->base_stage)) {
        chain[count++] = s;
        if (s->base_kind != BASE_STAGE) break;
    }
    Process p = {NO_STEP, NO_STEP, false};
    while (count--) p = follow(m, chain[count], p);
    return p;
}

// ---- Words of the process ----

// Adds a word as one would type it.
static void put_word(Arena *a, Out *o, Str word)
{
    if (o->len) out_char(o, ' ');
    out_str(o, shell_quoted(a, word));
}

static void put_array(Out *o, Arena *a, const Instr *in)
{
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));)
        put_word(a, o, arg_value(a, in, arg));
}

static void put_shell_line(const Hover *h, Out *o, uint32_t step, const Instr *in)
{
    uint32_t shell = last_before(h->model, step, K_SHELL);
    if (shell == NO_STEP) {
        out_str(o, o->len ? STR(" /bin/sh -c") : STR("/bin/sh -c"));
    } else {
        put_array(o, h->arena, instr_at(h->model, shell));
    }
    put_word(h->arena, o, instr_slice(in, instr_args_span(in)));
}

static void put_part(const Hover *h, Out *o, uint32_t step)
{
    if (step == NO_STEP) return;
    const Instr *in = instr_at(h->model, step);
    if (in->is_json) {
        put_array(o, h->arena, in);
    } else {
        put_shell_line(h, o, step, in);
    }
}

static bool is_shell_form(const Hover *h, uint32_t step)
{
    return step != NO_STEP && !instr_at(h->model, step)->is_json;
}

static uint32_t line_of(const Hover *h, uint32_t step)
{
    return hover_line(h, step, node_span(instr_keyword(instr_at(h->model, step))));
}

static Str process_text(const Hover *h, const Process *p)
{
    Out o = out_on(h->arena);
    put_part(h, &o, p->entry);
    if (!is_shell_form(h, p->entry)) put_part(h, &o, p->command);
    return out_done(&o);
}

// Why the instruction at the cursor, or its partner, does not take part.
static void put_why(Hover *h, const Process *p)
{
    bool on_command = h->in->kind == K_CMD;
    uint32_t winner = on_command ? p->command : p->entry;
    if (on_command && winner == NO_STEP && p->is_cleared) {
        page_say(&h->page, ". This CMD is dropped by the ENTRYPOINT on line %u",
                 line_of(h, p->entry));
    } else if (winner != h->step && winner != NO_STEP) {
        page_say(&h->page, ". The one on line %u takes the place of this", line_of(h, winner));
    } else if (is_shell_form(h, p->entry) && p->command != NO_STEP) {
        page_say(&h->page, ". The CMD on line %u has no effect: the shell takes no arguments",
                 line_of(h, p->command));
    }
}

// What the base image may add, which this file does not show.
static void put_base(Hover *h, const Process *p, const Stage *stage)
{
    const Stage *root = stage;
    for (uint32_t i = 0; i < stage_count(h->model) && root->base_kind == BASE_STAGE; i++) {
        root = stage_at(h->model, root->base_stage);
    }
    if (root->base_kind == BASE_SCRATCH || p->entry != NO_STEP) return;
    page_text(&h->page, STR(", behind the ENTRYPOINT of the base image if that has one"));
}

bool hover_process(Hover *h)
{
    const Stage *stage = stage_of(h->model, h->step);
    if (!stage) return false;
    Process p = process_of(h->arena, h->model, stage);
    Str text = process_text(h, &p);
    page_say(&h->page, "**%.*s**: ", STR_ARG(keyword_name(h->in->kind)));
    if (text.len) {
        page_text(&h->page, STR("the container starts "));
        page_code(&h->page, text);
        put_base(h, &p, stage);
    } else {
        page_text(&h->page, STR("the container has nothing of this file to start"));
    }
    put_why(h, &p);
    return true;
}
