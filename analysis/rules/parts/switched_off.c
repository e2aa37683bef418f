#include "rules/parts/switched_off.h"
#include "rules/parts/unpinned.h"

static bool is_short(Str option)
{
    return option.len == 2 && option.ptr[1] != '-';
}

static const Word *word_of(const OffOption *option, const Command *c)
{
    Str wanted = str_of_z(option->option);
    if (is_short(wanted)) return cmd_flag(c, option->option, NULL);
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        bool is_longer =
            option->takes_next && str_starts(text, wanted) && str_at(text, wanted.len) == '=';
        if (str_ieq(text, wanted) || is_longer) return &c->word[i];
    }
    return NULL;
}

static uint64_t letter_bit(char c)
{
    return 1ull << (c & 63);
}

// The first letters of its long options, and a 0 for short ones.
static uint64_t option_letters(const Command *c)
{
    uint64_t letters = 0;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (text.len < 2 || text.ptr[0] != '-') continue;
        letters |= letter_bit(text.ptr[1] == '-' ? char_lower(str_at(text, 2)) : '\0');
    }
    return letters;
}

const OffOption *off_option_of(const OffOption *table, uint32_t count, const Command *c,
                               const Word **word)
{
    uint64_t letters = option_letters(c);
    for (uint32_t i = 0; i < count && letters; i++) {
        bool may_be = letters & letter_bit(table[i].option[2]);
        if (!may_be || !str_is_one_of(c->name, str_of_z(table[i].names))) continue;
        *word = word_of(&table[i], c);
        if (*word) return &table[i];
    }
    return NULL;
}

// One letter of a cluster, `-fskL`.
static void delete_letter(Fix *f, const Finding *found, const Word *word, char letter)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t at = str_find_char(word->text, letter);
    if (!word_is_written(in, word)) return;
    uint32_t start = word_text_span(in, word).start + at;
    fix_offer(f, found, FIX_ASK, "Remove -%c", letter);
    fix_delete(f, found, (Span){start, start + 1});
}

void off_option_fix(Fix *f, const Finding *found, const OffOption *option, const Command *c,
                    const Word *word)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = str_of_z(option->option);
    if (is_short(text) && text.len < word->text.len) {
        delete_letter(f, found, word, text.ptr[1]);
        return;
    }
    bool is_pair = option->takes_next && word->text.len == text.len;
    const Word *last = is_pair ? word + 1 : word;
    bool is_whole = last < c->word + c->word_count;
    if (in->is_json || !is_whole || !word_is_written(in, word)) return;
    fix_offer(f, found, FIX_ASK, *option->instead ? "Use %s" : "Remove %s",
              *option->instead ? option->instead : option->option);
    if (*option->instead) {
        fix_replace(f, found, word_text_span(in, word), str_of_z(option->instead));
        return;
    }
    fix_delete_words(f, found, word, last);
}

// `s/gpgcheck=1/gpgcheck=0/` switches it off, the other way round on: the last one counts. `repo_gpgcheck` is about lists only.
bool gpgcheck_is_off(Str text)
{
    static const Str NAME = STR_INIT("gpgcheck=");
    bool is_off = false;
    for (uint32_t i = 0; i < text.len; i++)
        if (str_starts(str_skip(text, i), NAME) && (!i || text.ptr[i - 1] != '_'))
            is_off = str_at(text, i + NAME.len) == '0';
    return is_off;
}

// `APT::Get::AllowUnauthenticated=true`, or with a value of the same meaning in quotes.
bool apt_allows_unsigned(Str text)
{
    return text_holds(text, STR("AllowUnauthenticated")) &&
           str_any(text, STR("true \"yes =yes \"1 =1"), text_holds);
}

static Str mark_of_line(Str line)
{
    bool is_source = str_starts_z(line, "deb ") || str_starts_z(line, "deb-src ");
    if (is_source && text_holds(line, STR("trusted=yes"))) return STR("[trusted=yes]");
    return str_is_z(line, "gpgcheck=0") ? line : STR("");
}

bool heredoc_takes_unsigned(const Instr *in, Span *at, Str *mark)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        Str rest = instr_slice(in, in->heredoc[i].body), line;
        if (text_holds(rest, STR("file:"))) continue; // a folder of packages
        while (rest.len && str_next_part(&rest, '\n', &line)) {
            line = str_trim(line);
            *mark = mark_of_line(line);
            uint32_t start = (uint32_t)(line.ptr - in->joined.ptr);
            *at = (Span){start, start + line.len};
            if (mark->len) return true;
        }
    }
    return false;
}
