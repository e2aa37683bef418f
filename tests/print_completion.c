// What is offered at the cursor: what is replaced, then an item a line; then the line after the first one was accepted.
#include "apply_edits.h"
#include "fl_complete.h"
#include "printers.h"

static const char *const kind[] = {
    [FL_COMPLETES_INSTRUCTION] = "instruction",
    [FL_COMPLETES_FLAG] = "flag",
    [FL_COMPLETES_VALUE] = "value",
    [FL_COMPLETES_VARIABLE] = "variable",
    [FL_COMPLETES_STAGE] = "stage",
    [FL_COMPLETES_IMAGE] = "image",
    [FL_COMPLETES_USER] = "user",
    [FL_COMPLETES_RULE] = "rule",
    [FL_COMPLETES_DIRECTIVE] = "directive",
    [FL_COMPLETES_LINES] = "lines",
    [FL_COMPLETES_FILE] = "file",
    [FL_COMPLETES_FOLDER] = "folder",
};

static bool has_blank_end(Str text)
{
    return str_ends(text, STR(" "));
}

// The line of the cursor when the item was accepted that changes others, too.
static void print_beside(const Fixture *f, Out *out, Span word, const FlCompletion *item)
{
    FlEdit edit[4];
    uint32_t count = 0;
    bool is_put = false;
    for (uint32_t i = 0; i < item->beside.count; i++) {
        if (!is_put && word.end < item->beside.item[i].span.start) {
            edit[count++] = (FlEdit){word, item->text};
            is_put = true;
        }
        edit[count++] = item->beside.item[i];
    }
    if (!is_put) edit[count++] = (FlEdit){word, item->text};
    Str text = edits_apply(f->arena, fl_text(f->arena, f->doc), (FlEdits){edit, count}), line;
    for (uint32_t left = fl_position(f->doc, word.start, FL_UTF8).line + 1; left; left--)
        str_next_part(&text, '\n', &line);
    out_fmt(out, "  => %.*s\n", STR_ARG(line));
}

static void print_item(const Fixture *f, Out *out, Span word, const FlCompletion *item)
{
    out_fmt(out, "%s %.*s", kind[item->kind], STR_ARG(item->label));
    if (item->detail.len) out_fmt(out, " | %.*s", STR_ARG(item->detail));
    out_fmt(out, "%s\n", item->is_deprecated ? " | deprecated" : "");
    if (item->beside.count) print_beside(f, out, word, item);
}

// The line of the cursor, up to where the item was put in and what follows.
static void print_accepted(const Fixture *f, Out *out, const FlCompletions *found)
{
    Span word = found->word, line = fl_line_span(f->doc, word.start);
    Str before = fl_slice(f->arena, f->doc, (Span){line.start, word.start});
    Str after = fl_slice(f->arena, f->doc, (Span){word.end, line.end});
    if (str_ends(after, STR("\r"))) after.len--;
    Str text = found->item[0].text;
    out_fmt(out, "=> %.*s%.*s%s%.*s\n", STR_ARG(before), STR_ARG(text),
            has_blank_end(text) && !after.len ? "$" : "", STR_ARG(after));
}

// `completion N` shows the first N items only.
Str print_completion(const Fixture *f)
{
    Out out = out_on(f->arena);
    uint32_t limit = UINT32_MAX;
    FlCompletions found = fl_complete(f->arena, f->doc, f->cursor);
    if (!found.count) return STR("nothing\n");
    str_number(f->asked->args, &limit);
    for (uint32_t i = 0; i < found.count && i < limit; i++)
        print_item(f, &out, found.word, &found.item[i]);
    if (limit < found.count) out_fmt(&out, "and %u more\n", found.count - limit);
    if (found.is_partial) out_str(&out, STR("and others with more letters\n"));
    if (!found.item[0].beside.count) print_accepted(f, &out, &found);
    return out_done(&out);
}
