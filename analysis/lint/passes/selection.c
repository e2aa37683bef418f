// Names become bits, so that the number of comments does not matter.
#include "lint/passes/selection.h"
#include "base/bits.h"
#include <string.h>

enum { SHELL_WORDS = (SHELL_CODE_END - SHELL_CODE_MIN) / 64 + 1 };

void selection_init(Arena *a, Selection *s)
{
    s->name = arena_new(a, uint64_t, bit_words(rule_name_count));
    s->broad = arena_new(a, uint64_t, bit_words(rule_count));
    s->shell = arena_new(a, uint64_t, SHELL_WORDS);
    s->used_shell = arena_new(a, uint64_t, SHELL_WORDS);
    s->used_name = arena_new(a, uint64_t, bit_words(rule_name_count));
    s->used_broad = arena_new(a, uint64_t, bit_words(rule_count));
    s->not_named = arena_new(a, uint64_t, bit_words(rule_count));
}

static void add_all(Selection *s)
{
    for (uint32_t i = 0; i < rule_count; i++) bit_set(s->broad, i);
}

// Linear, apart from retries of the last star on short ids.
bool glob_matches(Str glob, Str text)
{
    uint32_t g = 0, t = 0, star = STR_NONE, retry = 0;
    while (t < text.len) {
        if (g < glob.len && glob.ptr[g] == '*') {
            star = g++;
            retry = t;
        } else if (g < glob.len && glob.ptr[g] == text.ptr[t]) {
            g++;
            t++;
        } else if (star != STR_NONE) {
            g = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (g < glob.len && glob.ptr[g] == '*') g++;
    return g == glob.len;
}

// Which tools' names a comment may contain; ours all.
static bool knows(Speaker speaker, Str tool)
{
    switch (speaker) {
    case SPEAKER_OURS: return true;
    case SPEAKER_HADOLINT: return str_is_z(tool, "hadolint") || str_is_z(tool, "shellcheck");
    case SPEAKER_TALLY: return tool.len != 0;
    case SPEAKER_SHELLCHECK: return false;
    }
    return false;
}

// Cuts `hadolint:` or `hadolint/` off the name.
static Str cut_tool(Str *name)
{
    for (uint32_t i = 0; i < name->len; i++) {
        char c = name->ptr[i];
        if (c != ':' && c != '/') continue;
        Str tool = str_cut(*name, 0, i);
        *name = str_skip(*name, i + 1);
        return tool;
    }
    return STR("");
}

uint32_t shell_code(Str name)
{
    Str tool = cut_tool(&name);
    uint32_t number;
    if (tool.len && !str_ieq(tool, STR("shellcheck"))) return STR_NONE;
    if (name.len != 6 || !str_starts_z(name, "SC")) return STR_NONE;
    if (!str_number(str_skip(name, 2), &number)) return STR_NONE;
    bool is_code = SHELL_CODE_MIN <= number && number < SHELL_CODE_END;
    return is_code ? number - SHELL_CODE_MIN : STR_NONE;
}

bool finding_is_error(const Finding *f)
{
    return f->severity == FL_ERROR && !rule_is_shellcheck(f->row);
}

bool glob_fits_code(Str glob, Str code)
{
    Str wanted = cut_tool(&glob), tool = cut_tool(&code);
    return tool.len && (!wanted.len || str_ieq(wanted, tool)) && glob_matches(glob, code);
}

// Whether the glob matches the code in a row of rule_names.
static bool fits_row(Str glob, uint32_t row)
{
    Str wanted = cut_tool(&glob);
    Str tool = rule_tool(row);
    bool is_tool = !wanted.len || str_ieq(wanted, tool);
    return tool.len && is_tool && glob_matches(glob, rule_name(row));
}

// How many ShellCheck codes must be compared with the glob, whose tool is cut off: mostly none.
static uint32_t shell_codes(Str *glob)
{
    Str wanted = cut_tool(glob);
    bool may_fit = wanted.len ? str_ieq(wanted, STR("shellcheck")) : str_at(*glob, 0) == 'S';
    return may_fit ? SHELL_CODE_END - SHELL_CODE_MIN : 0;
}

static bool fits_shell(Str glob, uint32_t code)
{
    char text[] = "SC0000";
    for (uint32_t number = code + SHELL_CODE_MIN, i = 5; 2 <= i; i--, number /= 10)
        text[i] = (char)('0' + number % 10);
    return glob_matches(glob, str_of(text, 6));
}

static void add_glob(Selection *s, Str glob)
{
    Str codes = glob;
    uint32_t count = shell_codes(&codes);
    for (uint32_t i = 0; i < count; i++)
        if (fits_shell(codes, i)) bit_set(s->shell, i);
    for (uint32_t i = 0; i < rule_count; i++)
        if (glob_matches(glob, fl_rule_id(&rule_info[i]))) bit_set(s->broad, i);
    for (uint32_t i = 0; i < rule_name_count; i++)
        if (fits_row(glob, i)) bit_set(s->name, rule_name_find(rule_name(i)));
}

uint32_t selection_row(Speaker speaker, Str name)
{
    Str tool = cut_tool(&name);
    uint32_t first = rule_name_find(name);
    for (uint32_t i = first; i < rule_name_count && str_eq(rule_name(i), name); i++) {
        bool fits = !tool.len || str_ieq(tool, rule_tool(i));
        if (fits && knows(speaker, rule_tool(i))) return first;
    }
    return STR_NONE;
}

// `SC2086`, `SC2000-SC2099` or `all`, as ShellCheck's own comments have it.
static void add_codes(Selection *s, Str codes)
{
    Str last = codes, first;
    str_next_part(&last, '-', &first);
    uint32_t from = shell_code(first), to = last.len ? shell_code(last) : from;
    if (str_is_z(codes, "all")) from = 0, to = SHELL_CODE_END - SHELL_CODE_MIN - 1;
    if (from == STR_NONE || to == STR_NONE) return;
    for (uint32_t code = from; code <= to; code++) bit_set(s->shell, code);
}

void selection_add(Selection *s, Speaker speaker, Str name)
{
    bool is_ours = speaker == SPEAKER_OURS;
    memset(s->not_named, 0, sizeof *s->not_named * bit_words(rule_count));
    if (speaker == SPEAKER_SHELLCHECK) {
        add_codes(s, str_next_word(&name));
        return;
    }
    uint32_t code = shell_code(name);
    if (code != STR_NONE) bit_set(s->shell, code);
    if (speaker != SPEAKER_HADOLINT && str_is_z(name, "all")) add_all(s);
    if (is_ours && str_has_char(name, '*')) add_glob(s, name);
    uint32_t row = selection_row(speaker, name);
    if (row != STR_NONE) bit_set(s->name, row);
}

static bool has_name(const Selection *s, Str name)
{
    uint32_t code = shell_code(name);
    if (code != STR_NONE && bit_get(s->shell, code)) return true;
    uint32_t i = rule_name_find(name);
    return i < rule_name_count && str_eq(rule_name(i), name) && bit_get(s->name, i);
}

bool selection_has(const Selection *s, const Finding *f)
{
    if (!s->name) return false;
    if (has_name(s, fl_rule_id(&rule_info[f->row]))) return true;
    if (finding_is_error(f)) return false;
    if (bit_get(s->broad, f->row)) return true;
    Str codes = f->codes;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        cut_tool(&code);
        if (has_name(s, code)) return true;
    }
    return false;
}

static bool take_name(const Selection *s, Str name)
{
    if (!has_name(s, name)) return false;
    uint32_t code = shell_code(name);
    if (code != STR_NONE)
        bit_set(s->used_shell, code);
    else
        bit_set(s->used_name, rule_name_find(name));
    return true;
}

static bool take(const Selection *s, const Finding *f)
{
    bool is_taken = take_name(s, fl_rule_id(&rule_info[f->row]));
    if (finding_is_error(f)) return is_taken;
    if (bit_get(s->broad, f->row)) {
        bit_set(s->used_broad, f->row);
        is_taken = true;
    }
    Str codes = f->codes;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        cut_tool(&code);
        is_taken |= take_name(s, code);
    }
    return is_taken;
}

// Most findings are of rules that no comment names: this is cached per rule.
bool selection_take(const Selection *s, const Finding *f)
{
    if (!s->name) return false;
    bool is_usual = codes_are_of_rule(f);
    if (is_usual && bit_get(s->not_named, f->row)) return false;
    bool is_taken = take(s, f);
    if (is_usual && !is_taken && !finding_is_error(f)) bit_set(s->not_named, f->row);
    return is_taken;
}

static bool is_all_used(const Selection *s, Str pattern)
{
    bool is_all = str_is_z(pattern, "all");
    for (uint32_t i = 0; i < rule_count; i++)
        if (bit_get(s->used_broad, i) &&
            (is_all || glob_matches(pattern, fl_rule_id(&rule_info[i]))))
            return true;
    return false;
}

static bool is_glob_used(const Selection *s, Str glob)
{
    Str codes = glob;
    uint32_t count = shell_codes(&codes);
    for (uint32_t i = 0; i < count; i++)
        if (bit_get(s->used_shell, i) && fits_shell(codes, i)) return true;
    for (uint32_t i = 0; i < rule_name_count; i++)
        if (bit_get(s->used_name, rule_name_find(rule_name(i))) && fits_row(glob, i)) return true;
    return is_all_used(s, glob);
}

bool selection_is_used(const Selection *s, Str name)
{
    if (!s->name) return false;
    if (str_is_z(name, "all")) return is_all_used(s, name);
    if (str_has_char(name, '*')) return is_glob_used(s, name);
    uint32_t code = shell_code(name);
    if (code != STR_NONE) return bit_get(s->used_shell, code);
    uint32_t row = selection_row(SPEAKER_OURS, name);
    return row != STR_NONE && bit_get(s->used_name, row);
}

void selection_forget(const Selection *s)
{
    if (!s->name) return;
    memset(s->used_name, 0, sizeof *s->used_name * bit_words(rule_name_count));
    memset(s->used_shell, 0, sizeof *s->used_shell * SHELL_WORDS);
    memset(s->used_broad, 0, sizeof *s->used_broad * bit_words(rule_count));
}
