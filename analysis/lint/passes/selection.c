// Names become bits, so that many comments cost no more than one.
#include "lint/passes/selection.h"
#include <string.h>

static void set_bit(uint64_t *bits, uint32_t i)
{
    bits[i / 64] |= 1ull << i % 64;
}

static bool get_bit(const uint64_t *bits, uint32_t i)
{
    return bits[i / 64] >> i % 64 & 1;
}

void selection_init(Arena *a, Selection *s)
{
    s->name = arena_new(a, uint64_t, rule_name_count / 64 + 1);
    s->broad = arena_new(a, uint64_t, rule_count / 64 + 1);
    s->used_name = arena_new(a, uint64_t, rule_name_count / 64 + 1);
    s->used_broad = arena_new(a, uint64_t, rule_count / 64 + 1);
}

static void add_all(Selection *s)
{
    for (uint32_t i = 0; i < rule_count; i++) set_bit(s->broad, i);
}

// `*` stands for any run of characters. Linear but for the retries of the last star, and ids are short.
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

static void add_glob(Selection *s, Str glob)
{
    for (uint32_t i = 0; i < rule_count; i++)
        if (glob_matches(glob, rule_info[i].id)) set_bit(s->broad, i);
}

// Which names a tool's comment may hold. Ours holds all.
static bool knows(Speaker speaker, Str tool)
{
    switch (speaker) {
    case SPEAKER_OURS: return true;
    case SPEAKER_HADOLINT: return str_eq(tool, STR("hadolint")) || str_eq(tool, STR("shellcheck"));
    case SPEAKER_TALLY: return tool.len != 0;
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

uint32_t selection_row(Speaker speaker, Str name)
{
    Str tool = cut_tool(&name);
    uint32_t first = rule_name_find(name);
    for (uint32_t i = first; i < rule_name_count && str_eq(rule_names[i].name, name); i++) {
        bool fits = !tool.len || str_ieq(tool, rule_names[i].tool);
        if (fits && knows(speaker, rule_names[i].tool)) return first;
    }
    return STR_NONE;
}

void selection_add(Selection *s, Speaker speaker, Str name)
{
    bool is_ours = speaker == SPEAKER_OURS;
    if (speaker != SPEAKER_HADOLINT && str_eq(name, STR("all"))) add_all(s);
    if (is_ours && str_has_char(name, '*')) add_glob(s, name);
    uint32_t row = selection_row(speaker, name);
    if (row != STR_NONE) set_bit(s->name, row);
}

static bool has_name(const Selection *s, Str name)
{
    uint32_t i = rule_name_find(name);
    return i < rule_name_count && str_eq(rule_names[i].name, name) && get_bit(s->name, i);
}

bool selection_has(const Selection *s, const Finding *f)
{
    if (!s->name) return false;
    if (has_name(s, rule_info[f->row].id)) return true;
    if (f->severity == FL_ERROR) return false;
    if (get_bit(s->broad, f->row)) return true;
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
    set_bit(s->used_name, rule_name_find(name));
    return true;
}

bool selection_take(const Selection *s, const Finding *f)
{
    if (!s->name) return false;
    bool is_taken = take_name(s, rule_info[f->row].id);
    if (f->severity == FL_ERROR) return is_taken;
    if (get_bit(s->broad, f->row)) {
        set_bit(s->used_broad, f->row);
        is_taken = true;
    }
    Str codes = f->codes;
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes)) {
        cut_tool(&code);
        is_taken |= take_name(s, code);
    }
    return is_taken;
}

bool selection_is_used(const Selection *s, Str name)
{
    bool is_all = str_eq(name, STR("all")), is_glob = str_has_char(name, '*');
    if (!s->name) return false;
    for (uint32_t i = 0; (is_all || is_glob) && i < rule_count; i++)
        if (get_bit(s->used_broad, i) && (is_all || glob_matches(name, rule_info[i].id)))
            return true;
    uint32_t row = selection_row(SPEAKER_OURS, name);
    return row != STR_NONE && get_bit(s->used_name, row);
}

void selection_forget(const Selection *s)
{
    if (!s->name) return;
    memset(s->used_name, 0, sizeof *s->used_name * (rule_name_count / 64 + 1));
    memset(s->used_broad, 0, sizeof *s->used_broad * (rule_count / 64 + 1));
}
