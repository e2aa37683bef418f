#include "lint/conversions.h"
#include "lint/exec_form.h"

// What the other one of CMD and ENTRYPOINT makes of the instruction.
typedef enum Partner {
    PARTNER_NONE,    // nothing that depends on the form
    PARTNER_COMMAND, // an ENTRYPOINT in exec form receives the words of a CMD
    PARTNER_PROGRAM, // a CMD gives its words to a program
    PARTNER_WRAPPER, // a CMD gives its words to something that starts them
    PARTNER_SHELL,   // a CMD gives its words to a shell as its script
    PARTNER_SCRIPT,  // a CMD gives its words to a script of the ENTRYPOINT
} Partner;

typedef struct Plan {
    Arena *arena;
    const Model *m;
    uint32_t step;
    const Instr *in;
    CommandShell shell;
    Partner partner;
    Conversions all;
} Plan;

// ---- The partner ----

static Str last_part(Str path)
{
    uint32_t start = path.len;
    while (start && path.ptr[start - 1] != '/') start--;
    return str_skip(path, start);
}

// Programs that start what stands in their arguments.
static bool starts_arguments(Str name)
{
    static const Str wrappers = STR_INIT(
        "tini tini-static dumb-init catatonit gosu su-exec sudo env nice nohup setpriv chpst "
        "setuidgid s6-setuidgid init my_init");
    return str_is_one_of(name, wrappers) || str_ends(name, STR(".sh")) ||
           str_has(name, STR("entrypoint"));
}

// Whether the array starts a shell with `-c`, and the script after that; empty when CMD is the script.
static bool starts_script(Arena *a, const Instr *entry, Str *script)
{
    const Node *arg = instr_arg(entry, 0);
    if (!str_is_one_of(last_part(arg_value(a, entry, arg)), STR("sh ash bash dash zsh ksh")))
        return false;
    while ((arg = instr_next_arg(entry, arg))) {
        Str word = arg_value(a, entry, arg);
        if (!str_starts(word, STR("-")) || !str_ends(word, STR("c"))) continue;
        arg = instr_next_arg(entry, arg);
        *script = arg ? arg_value(a, entry, arg) : STR("");
        return true;
    }
    return false;
}

static Partner partner_script(Str script)
{
    return str_has_char(script, '$') ? PARTNER_SCRIPT : PARTNER_NONE;
}

static bool has_script_file(Arena *a, const Instr *entry)
{
    for (const Node *arg = NULL; (arg = instr_next_arg(entry, arg));)
        if (starts_arguments(last_part(arg_value(a, entry, arg)))) return true;
    return false;
}

static Partner partner_entry(Arena *a, const Instr *entry)
{
    const Node *first = instr_arg(entry, 0);
    Str script = STR("");
    if (!first) return PARTNER_NONE;
    if (!entry->is_json) return partner_script(node_str(entry, first));
    if (starts_script(a, entry, &script))
        return script.len ? partner_script(script) : PARTNER_SHELL;
    return has_script_file(a, entry) ? PARTNER_WRAPPER : PARTNER_PROGRAM;
}

static uint32_t entry_at(const Model *m, uint32_t step)
{
    const Stage *s = stage_of(m, step);
    return s ? stage_latest(m, s, K_ENTRYPOINT) : last_before(m, step_count(m), K_ENTRYPOINT);
}

// Whether some CMD reaches the ENTRYPOINT: one of its stage, or of a stage on top that has no other ENTRYPOINT. One that
// is inherited does not: an ENTRYPOINT drops it.
static bool is_given_command(const Model *m, uint32_t step)
{
    for (uint32_t i = 0; i < kind_count(m, K_CMD); i++) {
        uint32_t command = kind_step(m, K_CMD, i);
        bool is_own = stage_index(m, command) == stage_index(m, step);
        if (is_own || entry_at(m, command) == step) return true;
    }
    return false;
}

static Partner partner_of(const Plan *p)
{
    if (p->in->kind == K_ENTRYPOINT)
        return is_given_command(p->m, p->step) ? PARTNER_COMMAND : PARTNER_NONE;
    uint32_t entry = p->in->kind == K_CMD ? entry_at(p->m, p->step) : NO_STEP;
    return entry == NO_STEP ? PARTNER_NONE : partner_entry(p->arena, instr_at(p->m, entry));
}

// ---- To the exec form ----

static bool is_process(const Plan *p)
{
    return p->in->kind == K_CMD || p->in->kind == K_ENTRYPOINT;
}

static Str shell_text(const Plan *p)
{
    Out out = out_on(p->arena);
    for (uint32_t i = 0; i < p->shell.count; i++) {
        if (i) out_char(&out, ' ');
        out_str(&out, p->shell.word[i]);
    }
    return out_done(&out);
}

static Conversion *add(Plan *p, Str title, Str text, Span span)
{
    Conversion *c = &p->all.item[p->all.count++];
    *c = (Conversion){.title = title, .text = text, .span = span, .comment = {span.end, span.end}};
    return c;
}

static void add_words(Plan *p, const ExecForm *form)
{
    if (!form->words.len) return;
    Str title = STR("Convert to exec form");
    if (p->partner == PARTNER_COMMAND)
        title = STR("Convert to exec form, which then gets the words of CMD as arguments");
    if (PARTNER_PROGRAM <= p->partner)
        title = STR("Convert to exec form: its words become arguments of the ENTRYPOINT");
    if (form->need == EXEC_PROGRAM)
        title = STR("Convert to exec form: a program, not the shell's own command");
    Conversion *c = add(p, title, form->words, form->span);
    c->comment = form->comment;
    c->is_exact = p->partner == PARTNER_NONE && form->need != EXEC_PROGRAM;
}

static void add_wrapped(Plan *p, const ExecForm *form)
{
    bool is_useless = p->partner == PARTNER_PROGRAM || p->partner == PARTNER_SCRIPT;
    if (!form->wrapped.len || is_useless) return;
    const char *note = "";
    if (is_process(p) && form->gets_exec) note = ", with `exec`";
    if (is_process(p) && form->keeps_shell) note = "; the shell stays process 1";
    Str title =
        str_fmt(p->arena, "Convert to exec form through `%.*s`%s", STR_ARG(shell_text(p)), note);
    Conversion *c = add(p, title, form->wrapped, form->span);
    c->comment = form->comment;
    c->keeps_shell = form->keeps_shell;
}

static void to_exec(Plan *p)
{
    ExecForm form = exec_form(p->arena, p->in, &p->shell);
    if (form.need == EXEC_NONE || p->partner == PARTNER_SHELL) return;
    bool is_plain = form.need == EXEC_PLAIN || form.need == EXEC_LITERAL;
    if (is_plain && p->partner != PARTNER_COMMAND) {
        add_words(p, &form);
        return;
    }
    add_wrapped(p, &form);
    add_words(p, &form);
}

// ---- To the shell form ----

static void to_shell(Plan *p)
{
    ShellForm form = shell_form(p->arena, p->in, &p->shell);
    if (!form.is_possible) return;
    Str title = STR("Convert to shell form");
    bool has_shell_more = is_process(p) || !p->shell.is_usual;
    if (!form.is_unwrapped && has_shell_more) {
        // The words of the other one would be lost, or would reach a program that wants others.
        if (p->partner != PARTNER_NONE) return;
        const char *note =
            p->in->kind == K_ENTRYPOINT ? ", which ignores what is added to `docker run`" : "";
        title = str_fmt(p->arena, "Convert to shell form: starts under `%.*s`%s",
                        STR_ARG(shell_text(p)), note);
    }
    add(p, title, form.text, form.span);
}

Conversions conversions_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Plan p = {.arena = a, .m = m, .step = step, .in = in};
    p.shell = command_shell(a, m, step, in);
    p.partner = partner_of(&p);
    if (in->is_json) {
        to_shell(&p);
    } else {
        to_exec(&p);
    }
    return p.all;
}

// ---- Edits ----

// A line of its own for each comment that would be lost or stand inside an array.
static Str lines_above(Arena *a, const Model *m, const Instr *outer, const Instr *in,
                       const Conversion *c)
{
    Str indent = str_cut(outer->joined, 0, outer->start);
    Str line_end = fix_newline(&(Fix){.model = m});
    Span bytes = instr_span(in, c->span);
    Out lines = out_on(a);
    for (uint32_t i = 0; i < in->cut_count; i++) {
        const Cut *cut = &in->cut[i];
        if (cut->kind != CUT_COMMENT || cut->start < bytes.start || bytes.end < cut->end) continue;
        Str comment = str_trim(str_cut(in->text, cut->start, cut->end));
        out_fmt(&lines, "%.*s%.*s%.*s", STR_ARG(indent), STR_ARG(comment), STR_ARG(line_end));
    }
    if (c->comment.start < c->comment.end)
        out_fmt(&lines, "%.*s%.*s%.*s", STR_ARG(indent), STR_ARG(instr_slice(in, c->comment)),
                STR_ARG(line_end));
    return out_done(&lines);
}

FlEdits conversion_edits(Arena *a, const Model *m, uint32_t step, const Instr *in,
                         const Conversion *c)
{
    uint32_t start = items_mark(model_items(m), item_of(m, step)).at;
    Str above = lines_above(a, m, instr_at(m, step), in, c);
    FlEdit *edit = arena_new(a, FlEdit, 2);
    uint32_t count = 0;
    if (above.len) edit[count++] = (FlEdit){{start, start}, above};
    edit[count++] = (FlEdit){span_shift(instr_span(in, c->span), start), c->text};
    return (FlEdits){edit, count};
}

void fix_convert(Fix *f, const Finding *found, int safety, const Conversion *c)
{
    const Instr *in = finding_instr(f->model, found);
    FlEdits edits = conversion_edits(f->arena, f->model, found->step, in, c);
    fix_offer(f, found, safety, "%.*s", STR_ARG(c->title));
    for (uint32_t i = 0; i < edits.count; i++)
        fix_replace_text(f, edits.item[i].span, edits.item[i].text);
}
