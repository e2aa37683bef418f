// Hover on the words of common commands: program, sub-command and options.
#include "features/hover.h"
#include "lint/shell_scan.h"
#include "lint/table.h"
#include "shell/commands.h"

static Str family_of(const Command *c)
{
    Str family = cmd_family(c);
    return family.len ? family : c->name;
}

// The innermost command with a word at the cursor: the one in `sh -c '...'` is inside a word of
// another.
static const Command *command_at(const Hover *h, const Word **word)
{
    const Commands *commands = commands_of(h->model, h->step, h->in);
    const Command *found = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 0; k < c->word_count; k++) {
            Span span = c->word[k].span;
            bool is_smaller =
                !found || span.end - span.start < (*word)->span.end - (*word)->span.start;
            if (!span_has(span, h->at) || !is_smaller) continue;
            found = c;
            *word = &c->word[k];
        }
    }
    return found;
}

// The text of command_words.txt for a family, or for its sub-command or option; empty when there is
// none.
static Str text_of(Arena *a, Str family, Str word)
{
    uint32_t row = rule_count;
    Str line, name, text, see = STR("see ");
    for (; row < rule_text_count; row++) {
        text = rule_text(a, row, true);
        if (str_starts(text, family) && str_at(text, family.len) == ':') break;
    }
    if (row == rule_text_count) return STR("");
    text = rule_text(a, row, false);
    for (bool is_first = true; str_next_part(&text, '\n', &line); is_first = false) {
        if (str_starts(line, see)) return text_of(a, str_skip(line, see.len), word);
        str_next_part(&line, ':', &name);
        if (is_first ? !word.len : str_is_one_of(word, name)) return str_skip(line, 1);
    }
    return STR("");
}

static void put_word(Hover *h, const Command *c, Str name, Str text)
{
    page_say(&h->page, "**%.*s** `%.*s` %.*s", STR_ARG(c->name), STR_ARG(name), STR_ARG(text));
}

// The letters of `-fsSL`, one line each, up to the first that takes a value.
static bool put_letters(Hover *h, const Command *c, const Word *word)
{
    Str letters = str_cut(word->text, 0, word->letters ? word->letters : word->text.len);
    uint32_t count = 0;
    for (uint32_t i = 1; i < letters.len && char_is_alpha(letters.ptr[i]); i++) {
        Str name = str_fmt(h->arena, "-%c", letters.ptr[i]);
        Str text = text_of(h->arena, family_of(c), name);
        if (!text.len) continue;
        if (!count++)
            page_say(&h->page, "**%.*s** `%.*s`: each letter is an option.\n", STR_ARG(c->name),
                     STR_ARG(word->text));
        page_say(&h->page, "\n- `%.*s` %.*s", STR_ARG(name), STR_ARG(text));
    }
    return count;
}

static bool put_option(Hover *h, const Command *c, const Word *word)
{
    Str name = str_cut(word->text, 0, str_find_char(word->text, '='));
    Str text = text_of(h->arena, family_of(c), name);
    if (text.len) {
        put_word(h, c, name, text);
        return true;
    }
    bool is_cluster = str_at(name, 1) != '-' && 2 < name.len;
    return is_cluster && put_letters(h, c, word);
}

static bool put_command(Hover *h, const Command *c, const Word *word)
{
    if (str_at(word->text, 0) == '-' && word != c->word) return put_option(h, c, word);
    Str text = STR("");
    if (word == c->word) {
        text = text_of(h->arena, family_of(c), STR(""));
        if (text.len) page_say(&h->page, "**%.*s**: %.*s", STR_ARG(c->name), STR_ARG(text));
    } else if (word == cmd_sub(c)) {
        text = text_of(h->arena, family_of(c), word->text);
        if (text.len) put_word(h, c, word->text, text);
    }
    return text.len;
}

bool hover_command(Hover *h)
{
    const Word *word = NULL;
    if (h->step == NO_STEP || !kind_runs_command(h->in->kind)) return false;
    const Command *c = command_at(h, &word);
    if (!c || !word->is_literal || !c->name.len || !put_command(h, c, word)) return false;
    hover_at(h, word->span);
    return true;
}
