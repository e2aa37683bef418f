#include "rules/parts/meant_line.h"
#include "lint/near_names.h"
#include "syntax/walk.h"

Str meant_comment(Str word)
{
    static const Str MARKS = STR_INIT("// /* -- ; <!--");
    Str rest = MARKS;
    for (Str mark; (mark = str_next_word(&rest)).len;)
        if (str_starts(word, mark)) return mark;
    return STR("");
}

const Instr *meant_run(const At *c, Str word)
{
    uint32_t item = item_of(c->model, c->step);
    if (!c->step || item_of(c->model, c->step - 1) + 1 != item) return NULL;
    const Instr *above = instr_at(c->model, c->step - 1);
    bool goes_on = str_is_one_of(word, STR("&& || | ; ) } > >>"));
    bool is_indented = char_is_blank(str_at(instr_at(c->model, c->step)->joined, 0));
    if (above->kind != K_RUN || !above->heredoc_count) return NULL;
    return goes_on || (is_indented && !keyword_near(c->arena, word).len) ? above : NULL;
}

Str meant_heredoc(const Instr *run)
{
    return instr_slice(run, run->heredoc[0].word);
}

Str meant_keyword(Str word)
{
    for (uint32_t kind = 0; kind < KEYWORD_COUNT; kind++) {
        Str keyword = keyword_name(kind), rest = str_skip(word, keyword.len);
        if (rest.len < 2 || !str_istarts(word, keyword)) continue;
        bool is_glued = str_has_char(STR("[({\"':=;"), rest.ptr[0]) || str_starts_z(rest, "--");
        if (is_glued) return str_cut(word, 0, keyword.len);
    }
    return STR("");
}
