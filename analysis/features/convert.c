// Actions that turn the shell form of a command into the exec form, and back.
#include "features/actions.h"
#include "lint/exec_form.h"

// What is converted, and the comments that would be lost with the lines they stand on.
typedef struct Conversion {
    Actions *actions;
    uint32_t item, step;
    const Instr *in; // the trigger, when the cursor is inside ONBUILD's
} Conversion;

// The instruction at the start of the range; false when there is none.
static bool find_instruction(Actions *a, Conversion *c)
{
    uint32_t item = items_find(&a->doc->items, a->range.start);
    const Instr *in = items_at(&a->doc->items, item);
    if (!instr_is_instruction(in)) return false;
    while (in->trigger) in = in->trigger;
    *c = (Conversion){a, item, step_at_item(a->model, item), in};
    return c->step != NO_STEP;
}

// Comment lines inside the bytes that are replaced, each with `indent` and its line end.
static Str comments_inside(const Conversion *c, Span bytes, Str indent, Str line_end)
{
    Out lines = out_on(c->actions->arena);
    for (uint32_t i = 0; i < c->in->cut_count; i++) {
        const Cut *cut = &c->in->cut[i];
        if (cut->kind != CUT_COMMENT || cut->start < bytes.start || bytes.end < cut->end) continue;
        Str comment = str_trim(str_cut(c->in->text, cut->start, cut->end));
        out_fmt(&lines, "%.*s%.*s%.*s", STR_ARG(indent), STR_ARG(comment), STR_ARG(line_end));
    }
    return out_done(&lines);
}

// Offers the replacement. Comments between its lines go above the instruction.
static void offer(const Conversion *c, Str title, Span joined, Str text)
{
    Actions *a = c->actions;
    uint32_t start = items_mark(&a->doc->items, c->item).at;
    Span bytes = instr_span(c->in, joined);
    const Instr *outer = items_at(&a->doc->items, c->item);
    Str indent = str_cut(outer->joined, 0, outer->start);
    Str line_end = fix_newline(&(Fix){.model = a->model});
    Str comments = comments_inside(c, bytes, indent, line_end);
    FlEdit *edit = arena_new(a->arena, FlEdit, 2);
    uint32_t count = 0;
    if (comments.len) edit[count++] = (FlEdit){{start, start}, comments};
    edit[count++] = (FlEdit){span_shift(bytes, start), text};
    action_add(a, (FlAction){.title = title, .kind = FL_REFACTOR, .edits = {edit, count}});
}

// The array that stands for what the shell form means where a SHELL is in effect.
static Str through_shell(const Conversion *c, Span text)
{
    Arena *a = c->actions->arena;
    const Model *m = c->actions->model;
    uint32_t step = last_before(m, c->step, K_SHELL);
    if (step == NO_STEP) return (Str){0};
    const Instr *shell = instr_at(m, step);
    uint32_t count = instr_arg_count(shell);
    Str *word = arena_new(a, Str, count + 1);
    const Node *arg = NULL;
    for (uint32_t i = 0; i < count; i++) {
        arg = instr_next_arg(shell, arg);
        word[i] = arg_value(a, shell, arg);
    }
    word[count] = instr_slice(c->in, text);
    return exec_form_of(a, word, count + 1);
}

// Whether text stands behind the command that the exec form would take the place of: a comment of the shell, which would
// make the array no array.
static bool is_followed(const Instr *in, Span span)
{
    Str rest = str_cut(in->joined, span.end, in->logical);
    return str_trim(rest).len != 0;
}

static void to_exec(const Conversion *c)
{
    Actions *a = c->actions;
    bool is_shell_set = has_shell(a->model, c->step);
    ShellKind kind = shell_at(a->model, c->step);
    ExecForm form = exec_form(a->arena, c->in);
    if (form.need == EXEC_NONE || is_followed(c->in, form.span)) return;
    // The words are those of a POSIX shell; others quote in their own way.
    if (form.words.len && (kind == SHELL_POSIX || kind == SHELL_BASH)) {
        offer(c, STR("Convert to exec form"), form.span, form.words);
        return;
    }
    if (is_shell_set && c->in->kind == K_HEALTHCHECK) return;
    Str text = is_shell_set ? through_shell(c, form.span) : form.wrapped;
    if (text.len) offer(c, STR("Convert to exec form that starts a shell"), form.span, text);
}

static void to_shell(const Conversion *c)
{
    ShellForm form = shell_form(c->actions->arena, c->in);
    if (!form.is_possible) return;
    offer(c, STR("Convert to shell form"), form.span, form.text);
}

void convert_form(Actions *a)
{
    Conversion c;
    if (!find_instruction(a, &c)) return;
    if (c.in->is_json) {
        to_shell(&c);
    } else {
        to_exec(&c);
    }
}
