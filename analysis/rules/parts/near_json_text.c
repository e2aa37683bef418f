#include "rules/parts/near_json_text.h"
#include "lint/shell_scan.h"

static const char *const TEXTS[] = {
    [NEAR_JSON_NONE] = "this is not a JSON array",
    [NEAR_JSON_OPEN_MISSING] = "a JSON array begins with `[`",
    [NEAR_JSON_WORDS] = "quotes do not keep words together here; write a JSON array",
    [NEAR_JSON_BACKSLASH] = "a backslash does not keep a space here; write a JSON array",
    [NEAR_JSON_QUOTE] = "strings in JSON need double quotes (`\"`)",
    [NEAR_JSON_QUOTE_OPEN] = "this quote is never closed",
    [NEAR_JSON_BARE] = "each word of a JSON array needs double quotes",
    [NEAR_JSON_ESCAPE] =
        "`%.*s` means nothing in a JSON string, where a backslash is written `\\\\`",
    [NEAR_JSON_CONTROL] = "a JSON string cannot hold a control character (a tab is written `\\t`)",
    [NEAR_JSON_COMMA_LAST] = "no comma can stand before the `]`",
    [NEAR_JSON_COMMA_MORE] = "a string is missing before this comma",
    [NEAR_JSON_COMMA_MISSING] = "a comma is missing before this string",
    [NEAR_JSON_BRACKET_MISSING] = "the `]` of the array is missing after this",
    [NEAR_JSON_TEXT_AFTER] = "nothing can follow the `]` of the array",
    [NEAR_JSON_COMMENT_AFTER] = "a comment cannot follow the array",
};

Str near_json_text(Arena *a, const Instr *in, const NearJson *near)
{
    return message_on(a, TEXTS[near->fault], instr_slice(in, near->place));
}

// Whether the text of a command has what only a shell understands: an array would start no shell.
static bool has_shell_words(Arena *a, const Instr *in, Str text)
{
    static const Str OPERATORS = STR_INIT("&& || | > >> < ;");
    if (!kind_runs_command(in->kind)) return false;
    if (str_has_char(text, '*') || str_has_char(text, '?')) return true;
    Str rest = OPERATORS;
    for (Str op; (op = str_next_word(&rest)).len;)
        if (str_has(text, str_fmt(a, "'%.*s'", STR_ARG(op))) ||
            str_has(text, str_fmt(a, "\"%.*s\"", STR_ARG(op))))
            return true;
    return false;
}

void near_json_fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    NearJson near;
    if (!near_json(f->arena, in, &near) || !near.edit_count) return;
    bool is_safe = near.is_exact && !has_shell_words(f->arena, in, instr_slice(in, near.span));
    fix_offer(f, found, is_safe ? FIX_SAFE : FIX_ASK, "Write it as a JSON array");
    Str comment = instr_slice(in, near.comment);
    if (comment.len) fix_line_before(f, found->step, comment);
    for (uint32_t i = 0; i < near.edit_count; i++)
        fix_replace(f, found, near.edit[i].span, near.edit[i].with);
}

Span json_path_escape(const Instr *in)
{
    for (const Node *arg = NULL; in->is_json && (arg = instr_next_arg(in, arg));) {
        Str raw = node_str(in, arg);
        bool is_path = char_is_alpha(str_at(raw, 1)) && str_starts_z(str_skip(raw, 2), ":\\");
        if (is_path && str_at(raw, 4) != '\\' && str_at(raw, 4) != '/')
            return (Span){arg->start + 3, arg->start + 5};
    }
    return (Span){0, 0};
}

void json_path_fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *arg = NULL;
    while ((arg = instr_next_arg(in, arg)) && arg->end <= found->span.start) continue;
    if (!arg || str_has_z(node_str(in, arg), "\\\\")) return;
    fix_offer(f, found, FIX_ASK, "Write each backslash twice");
    for (uint32_t at = arg->start; at < arg->end; at++)
        if (in->joined.ptr[at] == '\\') fix_insert(f, found, at, STR("\\"));
}
