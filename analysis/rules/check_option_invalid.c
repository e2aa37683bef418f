// Write check options that the builder knows.
//
// The `check` directive knows `skip=RULES`, `error=BOOLEAN` and `experimental=RULES`, separated by semicolons. In a comment
// before an instruction the builder ignores a mistake silently.
//
// ```dockerfile
// # check=skpi=StageNameCasing
//         ^^^^^^^^^^^^^^^^^^^^ `skpi=StageNameCasing` is not a check option; use `skip`, `error` or `experimental`
// FROM alpine:3.20
// # check=eror=true
//         ^^^^^^^^^ `eror=true` is not a check option; use `skip`, `error` or `experimental`
// USER app
// ```
//
// ```fixed
// # check=skip=StageNameCasing
// FROM alpine:3.20
// # check=error=true
// USER app
// ```
//
// ```dockerfile
// # check=skip=StageNameCasing;error=yes
//                              ^^^^^^^^^ `error=yes` is neither true nor false
// FROM alpine:3.20
// ```
//
// ```dockerfile
// # check=error=true;
//                   ^ no check option stands beside this `;`; delete it
// FROM alpine:3.20
// ```
//
// ```fixed
// # check=error=true
// FROM alpine:3.20
// ```
//
// ```dockerfile
// # check=skip=StageNameCasing;error=true
// FROM alpine:3.20
// ```
#include "lint/passes/check_options.h"
#include "lint/rule.h"
#include "values/values.h"

static void check_given(Check *c, Str text)
{
    CheckOptions options = check_options_read(text);
    Str part = options.bad.ptr ? options.bad : text;
    if (text.len && !options.is_ok)
        report_item(c, 0, (Span){0, 0}, "`%.*s` of `--check` is not a check option", STR_ARG(part));
}

static bool is_error_option(Str part)
{
    uint32_t equals = str_find_char(part, '=');
    return equals != STR_NONE && str_is_z(str_trim(str_cut(part, 0, equals)), "error");
}

// What is wrong with a part of the options.
static Str part_fault(Arena *a, Str part)
{
    if (str_is_z(part, ";")) return STR("no check option stands beside this `;`; delete it");
    if (is_error_option(part)) return str_fmt(a, "`%.*s` is neither true nor false", STR_ARG(part));
    if (str_find_char(part, '=') == STR_NONE)
        return str_fmt(a, "`%.*s` needs `=` and a value, such as `skip=all`", STR_ARG(part));
    return str_fmt(a, "`%.*s` is not a check option; use `skip`, `error` or `experimental`",
                   STR_ARG(part));
}

// Of an empty part, the semicolon beside it.
static Str part_shown(Str text, Str part)
{
    uint32_t start = (uint32_t)(part.ptr - text.ptr);
    if (str_trim(part).len) return part;
    if (start && text.ptr[start - 1] == ';') return str_cut(text, start - 1, start);
    return str_cut(text, start + part.len, start + part.len + 1);
}

// The items of directives and comments have no cuts: their text is what is joined.
static Finding *report_part(Check *c, uint32_t item, Str text, Str part)
{
    Str shown = part_shown(text, part);
    uint32_t start = (uint32_t)(shown.ptr - text.ptr);
    return report_item(c, item, (Span){start, start + shown.len}, "%.*s",
                       STR_ARG(part_fault(c->arena, shown)));
}

// The builder ignores a bad comment without a word.
static void check_comments(Check *c)
{
    if (model_facts(c->model)->is_builder) return;
    Remarks remarks = remarks_of(c->model);
    for (uint32_t i = 0; i < remarks.count; i++) {
        CheckOptions options = check_comment(&remarks.item[i]);
        if (options.is_ok || !options.bad.ptr) continue;
        const Remark *r = &remarks.item[i];
        Finding *f = report_part(c, r->item, r->instr->text, options.bad);
        f->severity = FL_WARNING;
        f->phase = PHASE_NONE;
    }
}

static void check_file(Check *c)
{
    if (model_facts(c->model)->has_check) {
        check_given(c, model_facts(c->model)->check);
        return;
    }
    uint32_t item = 0;
    const Items *top = model_top(c->model);
    Str text = check_directive(top, &item);
    CheckOptions options = check_options_read(text);
    if (text.len && !options.is_ok)
        report_part(c, item, items_at(top, item)->text, options.bad.ptr ? options.bad : text);
    check_comments(c);
}

// The key of the part, and what it should be.
static void fix(Fix *f, const Finding *found)
{
    static const Str keys[] = {STR_INIT("skip"), STR_INIT("error"), STR_INIT("experimental")};
    const Instr *in = items_at(model_items(f->model), found->item);
    Str part = instr_slice(in, found->span);
    uint32_t equals = str_find_char(part, '=');
    if (str_is_z(part, ";")) {
        fix_offer(f, found, FIX_ASK, "Delete the `;`");
        fix_delete(f, found, found->span);
    }
    if (equals == STR_NONE) return;
    Str key = str_cut(part, 0, equals), near = suggest(key, keys, ARRAY_LEN(keys));
    uint32_t at = found->span.start;
    bool needs_true =
        str_is_z(near, "error") && !bool_parse(str_skip(part, equals + 1), &(bool){false});
    if (needs_true) {
        fix_offer(f, found, FIX_ASK, "Write `error=true`");
        fix_replace(f, found, found->span, STR("error=true"));
    } else if (near.len) {
        fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(near));
        fix_replace(f, found, (Span){at, at + equals}, near);
    } else if (str_is_z(key, "error")) {
        fix_offer(f, found, FIX_ASK, "Set it to true");
        fix_replace(f, found, (Span){at + equals + 1, found->span.end}, STR("true"));
    }
}

RULE(check_option_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .fixes = FIX_ASK,
    .phase = PHASE_OPTIONS,
    .check_file = check_file,
    .fix = fix,
};
