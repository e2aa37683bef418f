// The process of a container: how CMD and ENTRYPOINT of a stage and its bases combine (language.md
// 12).
#include "features/hover.h"
#include "instructions/image_tag.h"
#include "instructions/images.h"
#include "lint/forms.h"
#include "values/file_kinds.h"

// The instructions in effect at the end of a stage; NO_STEP: none.
typedef struct Process {
    uint32_t command, entry;
    bool is_cleared; // an ENTRYPOINT dropped the inherited CMD
} Process;

// Applies the steps of a stage on top of its base.
static Process follow(const Model *m, const Stage *stage, Process p)
{
    bool has_command = false;
    for (uint32_t i = stage->from; i < stage_end(m, stage); i++) {
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
    for (const Stage *s = stage; s; s = stage_below(m, s)) chain[count++] = s;
    Process p = {NO_STEP, NO_STEP, false};
    while (count--) p = follow(m, chain[count], p);
    return p;
}

// ---- Words of the process ----

// Appends a word, quoted as on a command line.
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
    if (o->len) out_char(o, ' ');
    bool is_windows = step_is_windows(h->model, step);
    if (shell != NO_STEP && instr_at(h->model, shell)->is_json) {
        Out words = out_on(h->arena);
        put_array(&words, h->arena, instr_at(h->model, shell));
        out_str(o, out_done(&words));
    } else {
        out_str(o, is_windows ? STR("cmd /S /C") : STR("/bin/sh -c"));
    }
    Str line = instr_slice(in, instr_args_span(in));
    if (is_windows)
        out_fmt(o, " %.*s", STR_ARG(line));
    else
        put_word(h->arena, o, line);
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

// ---- The base image ----

// What the base image contributes: a known ENTRYPOINT, none, or an unknown one.
typedef struct Base {
    const Stage *root;
    const ImageFacts *facts; // if it is official, or NULL
    Str entrypoint;          // empty: none, or unknown
    Str name;                // of the image
    bool is_known;
    bool has_no_shell; // scratch, distroless
    bool is_passing;   // its entrypoint finally executes its arguments
    ImageShell shell;
} Base;

static void read_image(Base *b, const ImageRef *image)
{
    b->name = image->name;
    if (image_is_distroless(image)) {
        const ImageFamily *family = image_family(image->path);
        b->has_no_shell = true;
        b->is_known = family != NULL;
        if (family) b->entrypoint = family->entrypoint;
        return;
    }
    if (image_is_windows(image)) b->is_known = str_starts_z(image->path, "windows/");
    b->facts = image_facts(image_official(image));
    if (b->facts) {
        b->is_known = b->is_passing = true;
        if (b->facts->entrypoint) b->entrypoint = str_of_z(b->facts->entrypoint);
        b->shell = b->facts->shell;
    }
    if (tag_has_part(image->tag, STR("alpine"))) b->shell = IMAGE_ASH;
}

static Base base_of(const Hover *h, const Stage *stage)
{
    Base b = {.root = stage_root(h->model, stage)};
    if (b.root->base_kind == BASE_SCRATCH) b.is_known = b.has_no_shell = true;
    if (b.root->base_kind == BASE_IMAGE) read_image(&b, stage_image(h->model, b.root));
    return b;
}

bool hover_lacks_shell(const Hover *h)
{
    const Stage *stage = stage_of(h->model, h->step);
    if (!stage || has_shell(h->model, h->step) || step_is_windows(h->model, h->step)) return false;
    return base_of(h, stage).has_no_shell;
}

// ---- What is said of it ----

static Str process_text(const Hover *h, const Process *p, const Base *base)
{
    Out o = out_on(h->arena);
    bool is_entered = p->entry != NO_STEP;
    if (!is_entered && p->command != NO_STEP) out_str(&o, base->entrypoint);
    put_part(h, &o, p->entry);
    if (!is_shell_form(h, p->entry)) put_part(h, &o, p->command);
    return out_done(&o);
}

// Why the instruction at the cursor, or the other one, has no effect.
static void put_why(Hover *h, const Process *p)
{
    bool on_command = h->in->kind == K_CMD;
    uint32_t winner = on_command ? p->command : p->entry;
    if (on_command && winner == NO_STEP && p->is_cleared) {
        page_say(&h->page, " This CMD is dropped by the ENTRYPOINT on line %u.",
                 line_of(h, p->entry));
    } else if (winner != h->step && winner != NO_STEP) {
        page_say(&h->page, " The one on line %u replaces this one.", line_of(h, winner));
    } else if (is_shell_form(h, p->entry) && p->command == h->step) {
        page_say(&h->page,
                 " This CMD has no effect: the ENTRYPOINT on line %u is in shell form, which takes "
                 "no arguments.",
                 line_of(h, p->entry));
    } else if (is_shell_form(h, p->entry) && p->command != NO_STEP) {
        page_say(&h->page, " The CMD on line %u has no effect: the shell form takes no arguments.",
                 line_of(h, p->command));
    }
}

// Where the first words come from, or that there may be more.
static void put_base(Hover *h, const Process *p, const Base *base)
{
    if (p->entry != NO_STEP || p->command == NO_STEP) {
        page_text(&h->page, STR("."));
    } else if (base->entrypoint.len) {
        page_text(&h->page, STR(". "));
        page_code(&h->page, base->entrypoint);
        page_text(&h->page, STR(" is the ENTRYPOINT of "));
        page_code(&h->page, base->name);
        page_text(&h->page, STR("."));
    } else {
        page_text(&h->page, base->is_known ? STR(".")
                                           : STR(", as arguments of the ENTRYPOINT of the base "
                                                 "image if that has one."));
    }
}

// ---- Process 1 ----

// The program of a command line that is a single plain command; else empty. `*is_handed`: it begins
// with `exec`, so that every shell replaces itself.
static Str plain_program(const Hover *h, uint32_t step, bool *is_handed)
{
    const Instr *in = instr_at(h->model, step);
    const Commands *commands = commands_of(h->model, step, in);
    *is_handed = str_istarts(instr_slice(in, instr_args_span(in)), STR("exec "));
    if (!commands->is_complete || commands->count != 1) return (Str){0};
    const Command *c = commands->item;
    bool is_plain = !c->place && c->after == JOIN_NONE && (!c->prefix_count || *is_handed);
    return is_plain ? c->name : (Str){0};
}

static void put_shell_first(Hover *h, const Base *base, Str program)
{
    page_text(&h->page, STR(" Process 1 is "));
    switch (base->shell) {
    case IMAGE_DASH:
        page_text(&h->page, STR("the shell: dash stays and starts "));
        page_code(&h->page, program);
        page_text(&h->page, STR(" as its child, so `docker stop` does not reach it."));
        break;
    case IMAGE_ASH:
    case IMAGE_BASH:
        page_code(&h->page, program);
        page_say(&h->page, ": %s replaces itself by a single plain command.",
                 base->shell == IMAGE_ASH ? "the shell of BusyBox" : "bash");
        break;
    case IMAGE_SHELL_UNKNOWN:
        page_text(&h->page, STR("the shell where that is dash, as on Debian and Ubuntu; bash and "
                                "BusyBox replace themselves by a single plain command."));
    }
}

static void put_shell_form(Hover *h, uint32_t step, const Base *base)
{
    bool is_handed;
    Str program = plain_program(h, step, &is_handed);
    bool has_shell_set = has_shell(h->model, step);
    if (step_is_windows(h->model, step)) return;
    if (base->has_no_shell && !has_shell_set) {
        page_say(&h->page,
                 " %s has no shell: unless a COPY or ADD brings `/bin/sh`, this cannot start. Use "
                 "a JSON array.",
                 base->root->base_kind == BASE_SCRATCH ? "`scratch`" : "The base image");
    } else if (program.len && is_handed) {
        page_text(&h->page, STR(" Process 1 is "));
        page_code(&h->page, program);
        page_text(&h->page, STR(": `exec` replaces the shell."));
    } else if (!program.len) {
        page_text(&h->page, STR(" Process 1 is the shell, so `docker stop` does not reach the "
                                "programs that it starts."));
    } else if (!has_shell_set) {
        put_shell_first(h, base, program);
    }
}

// The step that determines process 1; NO_STEP if it is an ENTRYPOINT of the base that does not
// execute its arguments.
static uint32_t first_step(const Process *p, const Base *base)
{
    if (p->entry != NO_STEP) return p->entry;
    return base->is_known && (base->is_passing || !base->entrypoint.len) ? p->command : NO_STEP;
}

// Whether another program may become process 1: a shell that replaces itself, or a program that the
// base's script prepends, as that of `node` does for `server.js`.
static bool is_changed(Str program, bool is_passed, const Base *base)
{
    if (str_is_one_of(path_last(program), STR("sh bash dash ash zsh"))) return true;
    if (!is_passed || !base->entrypoint.len) return false;
    return program.ptr[0] == '-' || str_has_char(program, '.');
}

static void put_first(Hover *h, const Process *p, const Base *base)
{
    if (step_is_windows(h->model, h->step)) return;
    uint32_t step = first_step(p, base);
    if (step == NO_STEP && base->entrypoint.len && p->command == h->step &&
        is_shell_form(h, p->command)) {
        put_shell_form(h, p->command, base);
    }
    if (step == NO_STEP) return;
    if (is_shell_form(h, step)) {
        put_shell_form(h, step, base);
        return;
    }
    const Instr *in = instr_at(h->model, step);
    const Node *first = instr_arg(in, 0);
    Str program = first ? arg_value(h->arena, in, first) : STR("");
    if (!program.len || is_changed(program, step == p->command, base)) return;
    page_text(&h->page, STR(" Process 1 is "));
    page_code(&h->page, program);
    page_text(&h->page, str_ends_z(program, ".sh")
                            ? STR(": the script should end in `exec`, so that what it starts gets "
                                  "the signals.")
                            : STR("."));
}

bool hover_process(Hover *h)
{
    const Stage *stage = stage_of(h->model, h->step);
    if (!stage) return false;
    Process p = process_of(h->arena, h->model, stage);
    Base base = base_of(h, stage);
    Str text = process_text(h, &p, &base);
    page_say(&h->page, "**%.*s**: ", STR_ARG(keyword_name(h->in->kind)));
    if (text.len) {
        page_text(&h->page, STR("the container starts "));
        page_code(&h->page, text);
        put_base(h, &p, &base);
        put_first(h, &p, &base);
    } else {
        page_text(&h->page, STR("the container has nothing of this file to start."));
    }
    put_why(h, &p);
    return true;
}
