#include "lint/conversions.h"
#include "lint/forms.h"
#include "lint/partner.h"
#include "values/file_kinds.h"

typedef struct Plan {
    Arena *arena;
    const Model *m;
    uint32_t step;
    const Instr *in;
    CommandShell shell;
    Partner partner;
    Conversions all;
} Plan;

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

// Whether the text starts a script: without a `#!` line a shell can run it, the kernel cannot.
static bool starts_script(const Plan *p, const ExecForm *form)
{
    Str text = instr_slice(p->in, form->span);
    Str first = str_next_word(&text);
    if (str_is_z(first, "exec")) first = str_next_word(&text);
    return str_ends_z(first, ".sh");
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
    bool is_script = is_process(p) && starts_script(p, form);
    if (is_script) c->title = STR("Convert to exec form: the script has to begin with `#!`");
    c->is_exact =
        !is_script && p->partner == PARTNER_NONE && form->need != EXEC_PROGRAM && !form->is_misread;
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

// Whether the text begins with the program that the base image's ENTRYPOINT already starts.
static bool repeats_base(const Plan *p, const ExecForm *form)
{
    Str entry = partner_in_base(p->m, p->step), text = instr_slice(p->in, form->span);
    if (p->in->kind != K_CMD || !entry.len) return false;
    return str_eq(path_last(str_next_word(&entry)), path_last(str_next_word(&text)));
}

static void to_exec(Plan *p)
{
    ExecForm form = exec_form(p->arena, p->in, &p->shell);
    if (form.need == EXEC_NONE || p->partner == PARTNER_SHELL || repeats_base(p, &form)) return;
    bool is_plain = form.need == EXEC_PLAIN || (form.need == EXEC_LITERAL && !form.is_misread);
    if (is_plain && p->partner != PARTNER_COMMAND) {
        add_words(p, &form);
        return;
    }
    add_wrapped(p, &form);
    add_words(p, &form);
}

// ---- To the shell form ----

// Explains in the title how a shell form starts differently.
static Str shell_note(const Plan *p, const ShellForm *form)
{
    Str how = form->is_builtin ? STR("the shell's own command, not a program")
                               : str_fmt(p->arena, "starts under `%.*s`", STR_ARG(shell_text(p)));
    if (p->in->kind != K_ENTRYPOINT) return str_join(p->arena, STR("Convert to shell form: "), how);
    return str_fmt(p->arena, "Convert to shell form: %.*s%s ignores what is added to `docker run`",
                   STR_ARG(how), form->is_builtin ? "; it" : ", which");
}

static void to_shell(Plan *p)
{
    ShellForm form = shell_form(p->arena, p->in, &p->shell);
    if (!form.is_possible) return;
    bool has_shell_more = !form.is_unwrapped && (is_process(p) || !p->shell.is_usual);
    // The words of the other instruction would be lost, or passed to the wrong program.
    if (has_shell_more && p->partner != PARTNER_NONE) return;
    Str title =
        has_shell_more || form.is_builtin ? shell_note(p, &form) : STR("Convert to shell form");
    add(p, title, form.text, form.span);
}

Conversions conversions_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Plan p = {.arena = a, .m = m, .step = step, .in = in};
    p.shell = command_shell(a, m, step, in);
    p.partner = partner_of(a, m, step, in);
    if (p.partner == PARTNER_IGNORES) p.partner = PARTNER_NONE;
    if (in->is_json) {
        to_shell(&p);
    } else {
        to_exec(&p);
    }
    return p.all;
}

// ---- Edits ----

// A line above the instruction for each comment that would be lost or end up inside an array.
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
