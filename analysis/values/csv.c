// One pass: plain fields up to the comma, quoted ones up to the closing quote.
#include "values/csv.h"
#include "base/vec.h"

// Reads the quoted field at `at`; false when it is not closed, or something follows it.
static bool quoted_field(Arena *a, Str text, uint32_t at, CsvField *f)
{
    char *out = arena_alloc(a, text.len - at);
    uint32_t *place = arena_new(a, uint32_t, text.len - at);
    uint32_t len = 0, i = at + 1;
    for (;; i++) {
        if (text.len <= i) return false;
        if (text.ptr[i] == '"' && str_at(text, ++i) != '"') break;
        place[len] = i;
        out[len++] = text.ptr[i];
    }
    place[len] = i - 1;
    f->text = str_of(out, len);
    f->at = place;
    f->span.end = i;
    return i == text.len || text.ptr[i] == ',';
}

static bool plain_field(Arena *a, Str text, uint32_t at, CsvField *f)
{
    uint32_t comma = str_find_char(str_skip(text, at), ',');
    uint32_t end = comma == STR_NONE ? text.len : at + comma;
    uint32_t *place = arena_new(a, uint32_t, end - at + 1);
    for (uint32_t i = at; i <= end; i++) place[i - at] = i;
    f->text = str_cut(text, at, end);
    f->at = place;
    f->span.end = end;
    return !str_has_char(f->text, '"');
}

CsvFields csv_fields(Arena *a, Str text)
{
    CsvFields fields = {0};
    for (uint32_t at = 0; text.len;) {
        CsvField f = {.span = {at, text.len}};
        bool is_ok =
            str_at(text, at) == '"' ? quoted_field(a, text, at, &f) : plain_field(a, text, at, &f);
        fields.wrong = f.span;
        if (!is_ok) return fields;
        VEC_PUSH(a, &fields, f);
        if (f.span.end == text.len) {
            fields.is_ok = true;
            break;
        }
        at = f.span.end + 1;
    }
    return fields;
}
