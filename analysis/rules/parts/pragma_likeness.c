#include "rules/parts/pragma_likeness.h"

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

bool pragma_likeness(Str text, PragmaLikeness *out)
{
    static const PragmaLikeness kinds[] = {
        {STR_INIT("hadolint"), STR_INIT("ignore"), {0}},
        {STR_INIT("hadolint"), STR_INIT("global ignore"), {0}},
        {STR_INIT("fairlead"), STR_INIT("ignore"), {0}},
        {STR_INIT("fairlead"), STR_INIT("file-ignore"), {0}},
        {STR_INIT("fairlead"), STR_INIT("stage-ignore"), {0}},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(kinds); i++) {
        Str rest = text, words = kinds[i].words;
        bool fits = take_word(&rest, kinds[i].tool);
        for (Str word = str_next_word(&words); fits && word.len; word = str_next_word(&words))
            fits = take_word(&rest, word);
        if (!fits) continue;
        *out = kinds[i];
        out->rest = rest;
        return true;
    }
    return false;
}

static bool is_name(const PragmaLikeness *l, Str word)
{
    return is_code(word) || (str_eq(l->tool, STR("fairlead")) && fl_rule(word));
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
    if (!names.len) return STR("");
    const char *mark = str_eq(l->tool, STR("hadolint")) ? " # " : " -- ";
    return str_fmt(a, "%.*s %.*s=%.*s%s%.*s", STR_ARG(l->tool), STR_ARG(l->words), STR_ARG(names),
                   words.len ? mark : "", STR_ARG(words));
}
