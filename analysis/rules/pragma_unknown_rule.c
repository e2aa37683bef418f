// In comments that silence rules, use names that exist.
//
// A misspelt name silences nothing, and most tools do not tell you. Codes of tools that fairlead does not know are left
// alone.
//
// ```dockerfile
// # fairlead ignore=image-untaged
//                   ^^^^^^^^^^^^^ there is no rule `image-untaged`; did you mean `image-untagged`?
// FROM alpine:3.20
// # fairlead ignore=no-such-rule
//                   ^^^^^^^^^^^^ there is no rule `no-such-rule`
// USER app
// ```
//
// ```fixed
// # fairlead ignore=image-untagged
// FROM alpine:3.20
// # fairlead ignore=no-such-rule
// USER app
// ```
//
// The builder ignores a check that it does not have without a word:
//
// ```dockerfile
// # check=skip=JsonArgsRecommended,StageNameCasing
//              ^^^^^^^^^^^^^^^^^^^ there is no check `JsonArgsRecommended`; did you mean `JSONArgsRecommended`?
// FROM alpine:3.20 AS Build
// ```
//
// ```fixed
// # check=skip=JSONArgsRecommended,StageNameCasing
// FROM alpine:3.20 AS Build
// ```
//
// ```dockerfile
// # fairlead ignore=DL3008,SC2086,apt-*,all
// FROM alpine:3.20
// # hadolint ignore=DL9999
// USER app
// ```
#include "lint/passes/check_options.h"
#include "lint/passes/pragmas.h"
#include "lint/rule.h"

// `meant` is what is proposed, and `near` a name that lasts.
static void report_name(Check *c, uint32_t item, const char *kind, Str name, Str meant, Str near)
{
    uint32_t start = (uint32_t)(name.ptr - items_at(model_items(c->model), item)->text.ptr);
    Span span = {start, start + name.len};
    Finding *f = meant.len
                     ? report_item(c, item, span, "there is no %s `%.*s`; did you mean `%.*s`?",
                                   kind, STR_ARG(name), STR_ARG(meant))
                     : report_item(c, item, span, "there is no %s `%.*s`", kind, STR_ARG(name));
    f->near = near;
}

// `image-untagged -- why` for `image-untagged why`: a reason that the sign before it lacks.
static Str with_reason(Arena *a, Str name)
{
    Str rest = name, rule = str_next_word(&rest);
    rest = str_trim(rest);
    while (rest.len && str_has_char(STR("#-;"), rest.ptr[0])) rest = str_trim(str_skip(rest, 1));
    if (!rest.len || !fl_is_rule_name(rule)) return STR("");
    return str_fmt(a, "%.*s -- %.*s", STR_ARG(rule), STR_ARG(rest));
}

static void check_name(Check *c, const Remark *r, Str name)
{
    bool is_known = str_is_z(name, "all") || fl_is_rule_name(name);
    if (is_known || !name.len || str_has_char(name, '/') || str_has_char(name, ':')) return;
    Str near = fl_nearest_rule(name), whole = with_reason(c->arena, name);
    if (!near.len) near = check_nearest(name);
    report_name(c, r->item, "rule", name, whole.len ? whole : near, whole.len ? STR("") : near);
}

// The builder takes names of its own checks only, and says nothing of others.
static void check_builders(Check *c, uint32_t item, const CheckOptions *options)
{
    Str lists[] = {options->skip, options->experimental}, name;
    for (uint32_t i = 0; options->is_ok && i < ARRAY_LEN(lists); i++) {
        while (lists[i].len && str_next_part(&lists[i], ',', &name)) {
            name = str_trim(name);
            if (!name.len || str_is_z(name, "all") || check_is_name(name)) continue;
            Str near = check_nearest(name);
            if (near.len || fl_is_rule_name(name)) report_name(c, item, "check", name, near, near);
        }
    }
}

static void check_file(Check *c)
{
    uint32_t item = 0;
    CheckOptions of_file = check_options_read(check_directive(model_top(c->model), &item));
    check_builders(c, item, &of_file);
    Remarks remarks = remarks_of(c->model);
    for (uint32_t i = 0; i < remarks.count; i++) {
        Pragma p;
        CheckOptions options = check_comment(&remarks.item[i]);
        check_builders(c, remarks.item[i].item, &options);
        bool is_ours = pragma_read(remarks.item[i].text, &p) && !p.is_void &&
                       p.form->speaker == SPEAKER_OURS && p.form->reach != REACH_FACT;
        Str rest = is_ours ? p.names : STR(""), part;
        while (rest.len && str_next_part(&rest, ',', &part))
            check_name(c, &remarks.item[i], str_trim(part));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    Str name = str_cut(in->text, found->span.start, found->span.end), near = found->near;
    if (!near.len) near = with_reason(f->arena, name);
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(near));
    fix_replace_bytes(f, found, found->span, near);
}

RULE(pragma_unknown_rule) = {
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
