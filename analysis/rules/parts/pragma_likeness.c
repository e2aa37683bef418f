#include "rules/parts/pragma_likeness.h"
#include "values/values.h"

static bool is_code(Str word)
{
    if (!str_istarts(word, STR("DL")) && !str_istarts(word, STR("SC"))) return false;
    for (uint32_t i = 2; i < word.len; i++)
        if (!char_is_digit(word.ptr[i])) return false;
    return word.len == 6;
}

static bool take_word(Str *text, Str word)
{
    Str rest = str_trim(*text);
    if (!str_istarts(rest, word) || char_is_word(str_at(rest, word.len))) return false;
    *text = str_skip(rest, word.len);
    return true;
}

// Reads a word of letters and dashes, and what people write between two of them.
static Str next_letters(Str *text)
{
    uint32_t end = 0, behind;
    while (end < text->len && (char_is_alpha(text->ptr[end]) || (end && text->ptr[end] == '-')))
        end++;
    while (end && text->ptr[end - 1] == '-') end--;
    for (behind = end; behind < text->len; behind++)
        if (!char_is_blank(text->ptr[behind]) && !str_has_char(STR(":-"), text->ptr[behind])) break;
    Str word = str_cut(*text, 0, end);
    *text = str_skip(*text, behind);
    return word;
}

// Whether the word is one of the two, or a slip of it.
static bool is_near(Str word, Str wanted)
{
    return str_ieq(word, wanted) || (4 < word.len && suggest_ignoring_case(word, &wanted, 1).len);
}

static bool means_ignore(Str word)
{
    return is_near(word, STR("ignore")) || str_ieq(word, STR("disable")) ||
           str_ieq(word, STR("skip"));
}

// Our or hadolint's words for silence that reaches farther than the next instruction; empty when the word means none.
static Str wide_words(bool is_ours, Str word)
{
    if (is_ours && is_near(str_cut(word, 0, 5), STR("stage"))) return STR("stage-ignore");
    if (is_ours && str_ieq(str_cut(word, 0, 4), STR("file"))) return STR("file-ignore");
    if (!is_near(word, STR("global"))) return STR("");
    return is_ours ? STR("file-ignore") : STR("global ignore");
}

// Whether the text begins with words that ask for silence, which are taken.
static bool take_words(bool is_ours, Str *text, Str *words)
{
    Str word = next_letters(text), wide = wide_words(is_ours, word);
    uint32_t dash = wide.len ? str_find_char(word, '-') : STR_NONE;
    if (wide.len) *words = wide;
    if (dash != STR_NONE)
        word = str_skip(word, dash + 1);
    else if (wide.len)
        word = next_letters(text);
    return means_ignore(word);
}

// `hadloint ignore=`, `hadolint ignroe=`, `hadolint-ignore`, `hadolint DL3008`.
static bool misspelt(Str text, PragmaLikeness *out)
{
    Str dashed = STR("hadolint-ignore"), rest = text, tool = next_letters(&rest);
    bool is_dashed = is_near(tool, dashed) || is_near(tool, STR("fairlead-ignore"));
    bool is_ours = is_near(str_cut(tool, 0, 8), STR("fairlead"));
    if (!is_ours && !is_near(is_dashed ? str_cut(tool, 0, 8) : tool, STR("hadolint"))) return false;
    *out = (PragmaLikeness){is_ours ? STR("fairlead") : STR("hadolint"), STR("ignore"), rest, true};
    if (is_dashed) return true;
    bool has_word = take_words(is_ours, &rest, &out->words);
    if (has_word) out->rest = rest;
    out->is_bare = !has_word || str_at(rest, 0) != '=';
    return has_word || str_is_z(out->words, "ignore");
}

bool pragma_likeness(Str text, PragmaLikeness *out)
{
    static const PragmaLikeness kinds[] = {
        {STR_INIT("hadolint"), STR_INIT("ignore"), {0}, false},
        {STR_INIT("hadolint"), STR_INIT("global ignore"), {0}, false},
        {STR_INIT("fairlead"), STR_INIT("ignore"), {0}, false},
        {STR_INIT("fairlead"), STR_INIT("file-ignore"), {0}, false},
        {STR_INIT("fairlead"), STR_INIT("stage-ignore"), {0}, false},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(kinds) && text.len; i++) {
        Str rest = text, words = kinds[i].words;
        bool fits = take_word(&rest, kinds[i].tool);
        for (Str word = str_next_word(&words); fits && word.len; word = str_next_word(&words))
            fits = take_word(&rest, word);
        if (!fits) continue;
        *out = kinds[i];
        out->rest = rest;
        return true;
    }
    return misspelt(str_trim(text), out);
}

static bool is_name(const PragmaLikeness *l, Str word)
{
    return is_code(word) || (str_is_z(l->tool, "fairlead") && fl_rule(word));
}

// The names at the start of the rest, and the words behind them.
static Str read_names(Arena *a, const PragmaLikeness *l, Str *words)
{
    Out o = out_on(a);
    Str rest = l->rest;
    *words = STR("");
    while (rest.len) {
        while (rest.len && (char_is_blank(rest.ptr[0]) || str_has_char(STR(",=:;"), rest.ptr[0])))
            rest = str_skip(rest, 1);
        uint32_t end = 0;
        while (end < rest.len && !char_is_blank(rest.ptr[end]) &&
               !str_has_char(STR(",=:;"), rest.ptr[end]))
            end++;
        Str word = str_cut(rest, 0, end);
        if (!is_name(l, word)) break;
        if (o.len) out_char(&o, ',');
        out_str(&o, is_code(word) ? str_upper(a, word) : word);
        rest = str_skip(rest, end);
    }
    while (rest.len && str_has_char(STR("#-"), rest.ptr[0])) rest = str_trim(str_skip(rest, 1));
    *words = str_trim(rest);
    return out_done(&o);
}

Str pragma_well_formed(Arena *a, const PragmaLikeness *l)
{
    Str words, names = read_names(a, l, &words);
    if (!names.len || (l->is_bare && words.len)) return STR("");
    const char *mark = str_is_z(l->tool, "hadolint") ? " # " : " -- ";
    return str_fmt(a, "%.*s %.*s=%.*s%s%.*s", STR_ARG(l->tool), STR_ARG(l->words), STR_ARG(names),
                   words.len ? mark : "", STR_ARG(words));
}
