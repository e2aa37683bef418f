// The file after formatting, by the words behind `format`: `tabs`, a width, `lf`, `crlf`, `keep-ends` (and trailing blanks),
// `commands` (laid out), `leading`, `trailing`, `keep` (of operators), `range` (only what the cursor is in). With `bytes`, CR and a missing line end are shown.
#include "apply_edits.h"
#include "fl_format.h"
#include "printers.h"
#include "test.h"

static FlFormat read_options(Str words, bool *is_range, bool *is_bytes)
{
    FlFormat options = {0};
    for (Str word; (word = str_next_word(&words)).len;) {
        if (str_eq(word, STR("tabs"))) options.has_tabs = true;
        if (str_eq(word, STR("lf"))) options.line_end = FL_LINE_END_LF;
        if (str_eq(word, STR("crlf"))) options.line_end = FL_LINE_END_CRLF;
        if (str_eq(word, STR("commands"))) options.lays_out_commands = true;
        fl_operators(word, &options.operators);
        if (str_eq(word, STR("range"))) *is_range = true;
        if (str_eq(word, STR("bytes"))) *is_bytes = true;
        if (str_eq(word, STR("keep-ends")))
            options.keeps_trailing_blanks = options.keeps_blank_end = options.keeps_open_end = true;
        str_number(word, &options.width);
    }
    return options;
}

static Str show_bytes(Arena *a, Str text)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\r')
            out_str(&out, STR("<0D>"));
        else
            out_char(&out, text.ptr[i]);
    }
    if (text.len && text.ptr[text.len - 1] != '\n') out_str(&out, STR("<end>\n"));
    return out_done(&out);
}

Str print_format(const Fixture *f)
{
    bool is_range = false, is_bytes = false;
    FlFormat options = read_options(f->asked->args, &is_range, &is_bytes);
    Span range = {is_range ? f->cursor : 0, is_range ? f->cursor : fl_length(f->doc)};
    FlEdits edits = fl_format(f->arena, f->doc, &options, range);
    Str text = edits_apply(f->arena, fl_text(f->arena, f->doc), edits);
    FlDoc *again = fl_open(text);
    range.end = is_range ? f->cursor : text.len;
    if (!is_range) assert_int_equal(fl_format(f->arena, again, &options, range).count, 0);
    fl_close(again);
    return is_bytes ? show_bytes(f->arena, text) : text;
}
