// `$NAME` and `${NAME...}` with all modifiers (language.md 9.2 to 9.4).
#include "base/unicode.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/lexer.h"
#include "syntax/pattern.h"
#include <string.h>

// Longer values are given up as unknown: a variable could double itself a hundred times.
enum { VALUE_MAX = 4 << 20 };

typedef enum Escapes { ESCAPES_RESOLVED, ESCAPES_KEPT } Escapes;

// A substitution being read.
typedef struct Variable {
    uint32_t start; // the `$`
    Span name_span;
    Str name;
    Str value;
    EnvAnswer answer;
} Variable;

static bool is_special(uint32_t c)
{
    return c < 0x80 && str_has_char(STR("@*#?-$!0"), (char)c);
}

static uint32_t digits_end(Str s, uint32_t at)
{
    for (Rune r = utf_next(s, at); r.len && rune_is_digit(r.value); r = utf_next(s, at))
        at += r.len;
    return at;
}

uint32_t variable_name_end(Str s, uint32_t at)
{
    Rune r = utf_next(s, at);
    if (r.len && rune_is_digit(r.value)) return digits_end(s, at);
    if (r.len && is_special(r.value)) return at + r.len;
    while (r.len && (rune_is_letter(r.value) || rune_is_digit(r.value) || r.value == '_')) {
        at += r.len;
        r = utf_next(s, at);
    }
    return at;
}

static void read_name(Lexer *l, Variable *v)
{
    v->name_span = (Span){l->at, variable_name_end(l->text, l->at)};
    v->name = str_cut(l->text, v->name_span.start, v->name_span.end);
    l->at = v->name_span.end;
}

// Looks the variable up, after the whole form was read.
static void look_up(Lexer *l, Variable *v)
{
    if (l->env && l->env->get) v->answer = l->env->get(l->env->context, v->name, &v->value);
    Lookup found = {v->name, {v->start, l->at}, v->name_span, v->answer};
    VEC_PUSH(l->arena, &l->lookups, found);
}

// Marks the result as unknown; always true.
static bool put_source(Lexer *l, const Variable *v)
{
    out_str(&l->out, str_cut(l->text, v->start, l->at));
    l->is_known = false;
    return true;
}

static bool put_value(Lexer *l, const Variable *v, Str value)
{
    if (VALUE_MAX < value.len || VALUE_MAX + l->text.len < l->out.len) return put_source(l, v);
    out_str(&l->out, value);
    return true;
}

static bool is_kept(const Lexer *l, const Variable *v)
{
    return v->answer == ENV_UNSET && l->mode.skip_unset;
}

static bool put_plain(Lexer *l, Variable *v)
{
    look_up(l, v);
    if (v->answer == ENV_SET) return put_value(l, v, v->value);
    if (v->answer == ENV_UNKNOWN) return put_source(l, v);
    if (is_kept(l, v)) out_str(&l->out, str_cut(l->text, v->start, l->at));
    return true;
}

// The extent of a possibly broken `${...}`, for the place of an error.
static Span whole_form(const Lexer *l, const Variable *v)
{
    uint32_t brace = str_find_char(str_skip(l->text, l->at), '}');
    return (Span){v->start, brace == STR_NONE ? l->text.len : l->at + brace + 1};
}

static bool fail_unclosed(Lexer *l, const Variable *v)
{
    return lexer_fail(l, (Span){v->start, l->text.len}, "no closing `}`");
}

static bool fail_modifier(Lexer *l, const Variable *v, Str modifier)
{
    Span span = {v->start, l->at};
    if (0 < l->at && l->text.ptr[l->at - 1] != '}') span = whole_form(l, v);
    return lexer_fail(l, span, "unsupported modifier (%.*s) in substitution", STR_ARG(modifier));
}

// Lexes up to `stop`; the text is appended behind `*mark` of the output. Patterns keep their
// escapes.
static bool read_part(Lexer *l, const Variable *v, char stop, Escapes escapes, uint32_t *mark)
{
    bool was_raw = l->raw_escapes;
    l->raw_escapes = escapes == ESCAPES_KEPT;
    *mark = l->out.len;
    bool is_ok = lexer_until(l, stop) || fail_unclosed(l, v);
    l->raw_escapes = was_raw;
    return is_ok;
}

// Removes the output behind `mark` again, and returns it.
static Str take_part(Lexer *l, uint32_t mark)
{
    Str part = str_copy(l->arena, str_skip(out_done(&l->out), mark));
    l->out.len = mark;
    return part;
}

// Inserts `text` before the output behind `mark`.
static void insert(Lexer *l, uint32_t mark, Str text)
{
    uint32_t behind = l->out.len - mark;
    out_str(&l->out, text);
    if (l->out.len < mark + behind + text.len) return;
    char *at = l->out.ptr + mark;
    memmove(at + text.len, at, behind);
    memcpy(at, text.ptr, text.len);
}

// Keeps an unset variable as it was written, with its modifier's text (the output behind `mark`)
// without the quotes and escapes that were removed.
static bool keep_unset(Lexer *l, const Variable *v, Str modifier, uint32_t mark)
{
    insert(l, mark, str_fmt(l->arena, "${%.*s%.*s", STR_ARG(v->name), STR_ARG(modifier)));
    out_char(&l->out, '}');
    return true;
}

static bool fail_missing(Lexer *l, const Variable *v, Str message)
{
    Str why = v->answer == ENV_UNSET ? STR("is not set") : STR("is empty");
    if (message.len) why = message;
    Span span = {v->start, l->at};
    return lexer_fail(l, span, "%.*s: %.*s", STR_ARG(v->name), STR_ARG(why));
}

// `-W`, `+W`, `?W`, with or without `:`; W is the output behind `mark`.
static bool apply_default(Lexer *l, Variable *v, Str modifier, uint32_t mark, bool was_known)
{
    char kind = modifier.ptr[modifier.len - 1];
    bool is_absent = v->answer == ENV_UNSET || (1 < modifier.len && v->value.len == 0);
    if (v->answer == ENV_UNKNOWN) {
        l->out.len = mark;
        return put_source(l, v);
    }
    if (kind == '?' && is_absent) return fail_missing(l, v, take_part(l, mark));
    if (kind != '?' && is_absent == (kind == '-')) return true;
    l->out.len = mark;
    l->is_known = was_known;
    return kind == '+' || put_value(l, v, v->value);
}

// All forms except patterns. Behind `:` may stand anything: the form is read to its end first, and
// kept as written if the variable is unset and unset ones are kept.
static bool default_form(Lexer *l, Variable *v, Str modifier)
{
    bool was_known = l->is_known;
    uint32_t mark;
    if (!read_part(l, v, '}', ESCAPES_RESOLVED, &mark)) return false;
    look_up(l, v);
    if (is_kept(l, v)) return keep_unset(l, v, modifier, mark);
    char kind = str_at(modifier, modifier.len - 1);
    if (kind != '-' && kind != '+' && kind != '?') return fail_modifier(l, v, modifier);
    return apply_default(l, v, modifier, mark, was_known);
}

static bool put_matched(Lexer *l, const Variable *v, PatternResult result, Str value, Str pattern)
{
    if (result == PATTERN_BAD)
        return lexer_fail(l, (Span){v->start, l->at}, "invalid pattern (%.*s) in substitution",
                          STR_ARG(pattern));
    return result == PATTERN_OK ? put_value(l, v, value) : put_source(l, v);
}

static bool trim_form(Lexer *l, Variable *v, Str modifier)
{
    bool was_known = l->is_known;
    uint32_t mark;
    l->is_known = true;
    if (!read_part(l, v, '}', ESCAPES_KEPT, &mark)) return false;
    bool is_known = l->is_known;
    l->is_known = was_known && is_known;
    look_up(l, v);
    if (is_kept(l, v)) return keep_unset(l, v, modifier, mark);
    Str pattern = take_part(l, mark);
    if (!is_known || v->answer == ENV_UNKNOWN) return put_source(l, v);
    PatternReach reach = PATTERN_SHORTEST;
    if (str_starts(pattern, modifier)) {
        reach = PATTERN_LONGEST;
        pattern = str_skip(pattern, 1);
    }
    Str value = v->value;
    PatternResult result = modifier.ptr[0] == '#'
                               ? pattern_cut_prefix(l->arena, pattern, reach, &value)
                               : pattern_cut_suffix(l->arena, pattern, reach, &value);
    return put_matched(l, v, result, value, pattern);
}

static bool apply_replace(Lexer *l, Variable *v, Str pattern, Str by, char second)
{
    Str value = v->value;
    PatternResult result = second == '/' ? pattern_replace_all(l->arena, pattern, by, &value)
                                         : pattern_replace_first(l->arena, pattern, by, &value);
    return put_matched(l, v, result, value, pattern);
}

static bool replace_form(Lexer *l, Variable *v)
{
    bool was_known = l->is_known;
    uint32_t mark, by_mark;
    char second = str_at(l->text, l->at);
    l->at += second == '/';
    l->is_known = true;
    if (!read_part(l, v, '/', ESCAPES_KEPT, &mark)) return false;
    if (!read_part(l, v, '}', ESCAPES_KEPT, &by_mark)) return false;
    bool is_known = l->is_known;
    l->is_known = was_known && is_known;
    look_up(l, v);
    if (is_kept(l, v)) {
        insert(l, by_mark, STR("/"));
        return keep_unset(l, v, STR("/"), mark);
    }
    Str by = take_part(l, by_mark);
    Str pattern = take_part(l, mark);
    if (!is_known || v->answer == ENV_UNKNOWN) return put_source(l, v);
    return apply_replace(l, v, pattern, by, second);
}

static bool colon_form(Lexer *l, Variable *v)
{
    Rune r = utf_next(l->text, l->at);
    if (r.len == 0) return fail_unclosed(l, v);
    Str modifier = str_cut(l->text, l->at - 1, l->at + r.len);
    if (!r.is_valid) modifier = STR(":\xEF\xBF\xBD");
    l->at += r.len;
    if (r.value == '#' || r.value == '%') return fail_modifier(l, v, modifier);
    return default_form(l, v, modifier);
}

static bool modified(Lexer *l, Variable *v)
{
    Rune r = utf_next(l->text, l->at);
    if (r.len == 0) return fail_unclosed(l, v);
    Str modifier = r.is_valid ? str_cut(l->text, l->at, l->at + r.len) : STR("\xEF\xBF\xBD");
    l->at += r.len;
    switch (r.value) {
    case '}': return put_plain(l, v);
    case ':': return colon_form(l, v);
    case '-':
    case '+':
    case '?': return default_form(l, v, modifier);
    case '#':
    case '%': return trim_form(l, v, modifier);
    case '/': return replace_form(l, v);
    default: return fail_modifier(l, v, modifier);
    }
}

static bool braced(Lexer *l, Variable *v)
{
    l->at++;
    if (l->text.len <= l->at) return fail_unclosed(l, v);
    if (str_has_char(STR("{}:"), l->text.ptr[l->at]))
        return lexer_fail(l, whole_form(l, v), "bad substitution");
    if (EXPAND_DEPTH <= l->depth)
        return lexer_fail(l, (Span){v->start, v->start + 2}, "substitutions are nested too deep");
    read_name(l, v);
    l->depth++;
    bool is_ok = modified(l, v);
    l->depth--;
    return is_ok;
}

bool lexer_dollar(Lexer *l)
{
    Variable v = {.start = l->at++, .value = {"", 0}};
    if (str_at(l->text, l->at) == '{') return braced(l, &v);
    read_name(l, &v);
    if (v.name.len) return put_plain(l, &v);
    out_char(&l->out, '$');
    return true;
}
