#include "rules/parts/near_json_text.h"
#include "syntax/walk.h"

static const char *const TEXTS[] = {
    [NEAR_JSON_NONE] = "this is not a JSON array",
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

void near_json_fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    NearJson near;
    if (!near_json(f->arena, in, &near) || !near.edit_count) return;
    fix_offer(f, found, near.is_exact ? FIX_SAFE : FIX_ASK, "Write it as a JSON array");
    Str comment = instr_slice(in, near.comment);
    if (comment.len) fix_line_before(f, found->step, comment);
    for (uint32_t i = 0; i < near.edit_count; i++)
        fix_replace(f, found, near.edit[i].span, near.edit[i].with);
}
