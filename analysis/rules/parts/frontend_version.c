#include "rules/parts/frontend_version.h"

// The tag of an image, without a digest.
static Str tag_of(Str image)
{
    Str digest = image, name = STR("");
    str_next_part(&digest, '@', &name);
    uint32_t at = name.len;
    while (at && name.ptr[at - 1] != ':' && name.ptr[at - 1] != '/') at--;
    return at && name.ptr[at - 1] == ':' ? str_skip(name, at) : STR("");
}

static uint32_t digits_at(Str s, uint32_t at)
{
    uint32_t end = at;
    while (char_is_digit(str_at(s, end))) end++;
    return end;
}

// The length of `1.2` at the start of a tag; 0 when it does not begin so.
static uint32_t version_length(Str tag)
{
    uint32_t major = digits_at(tag, 0);
    if (!major || str_at(tag, major) != '.') return 0;
    uint32_t minor = digits_at(tag, major + 1);
    return minor == major + 1 ? 0 : minor;
}

FrontendVersion frontend_version(const Model *m)
{
    Str tag = tag_of(model_syntax_value(m));
    // Experimental ones had mounts before their version had.
    if (model_syntax(m) == SYNTAX_UNKNOWN || str_has_z(tag, "exp")) return (FrontendVersion){0};
    return (FrontendVersion){str_cut(tag, 0, version_length(tag)), str_ends_z(tag, "-labs")};
}

static uint32_t number_at(Str version, uint32_t part)
{
    Str rest = version, text = STR("");
    uint32_t number = 0;
    for (uint32_t i = 0; i <= part; i++) str_next_part(&rest, '.', &text);
    return str_number(text, &number) ? number : 0;
}

bool version_is_before(Str one, Str other)
{
    uint32_t a = number_at(one, 0), b = number_at(other, 0);
    return a == b ? number_at(one, 1) < number_at(other, 1) : a < b;
}

bool frontend_is_foreign(const Model *m)
{
    // Mirrors have the name in their own.
    return model_syntax(m) == SYNTAX_UNKNOWN &&
           !str_has_z(model_syntax_value(m), "docker/dockerfile");
}

bool frontend_version_place(const Items *items, uint32_t *item, Span *joined)
{
    Str value = early_directive(items, STR("syntax"), item), tag = tag_of(value);
    uint32_t length = version_length(tag);
    if (str_at(tag, length) == '.') length = digits_at(tag, length + 1);
    if (!length) return false;
    uint32_t start = (uint32_t)(tag.ptr - items_at(items, *item)->text.ptr);
    *joined = (Span){start, start + length};
    return true;
}
