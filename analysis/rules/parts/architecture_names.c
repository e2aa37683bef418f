#include "rules/parts/architecture_names.h"
#include "rules/parts/downloads.h"

enum { LOOKS_MAX = 100 }; // instructions before it, and behind it

const Str architecture_names[ARCHITECTURE_NAMES] = {STR_INIT("amd64"), STR_INIT("arm64"),
                                                    STR_INIT("x86_64"), STR_INIT("aarch64")};

const char *architecture_advice(uint32_t name, bool is_run)
{
    if (name < 2) return "use `TARGETARCH`";
    return is_run ? "use `$(uname -m)`" : "choose the address by `TARGETARCH`";
}

uint32_t architecture_at(Str url, Str name)
{
    if (!str_has(url, name)) return STR_NONE;
    for (uint32_t i = 0; i + name.len <= url.len; i++) {
        if (!str_eq(str_cut(url, i, i + name.len), name)) continue;
        char before = i ? url.ptr[i - 1] : '\0', after = str_at(url, i + name.len);
        bool is_apart = !char_is_alpha(before) && !char_is_digit(before) && !char_is_alpha(after) &&
                        !char_is_digit(after);
        if (is_apart) return i;
    }
    return STR_NONE;
}

static uint32_t next_name(Str text, uint32_t from, Str name)
{
    uint32_t at = architecture_at(str_skip(text, from), name);
    return at == STR_NONE ? STR_NONE : from + at;
}

uint32_t architecture_count(Str text, Str name)
{
    uint32_t count = 0;
    for (uint32_t at = 0; (at = next_name(text, at, name)) != STR_NONE; at += name.len) count++;
    return count;
}

uint32_t architecture_places(const Instr *in, const Commands *commands, Str name, Span *place)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_read_twice = c->place & (IN_SUBSTITUTION | IN_SHELL_C | IN_EVAL);
        for (uint32_t k = 0; k < c->word_count && !is_read_twice; k++) {
            uint32_t start = c->word[k].span.start;
            Str raw = instr_slice(in, c->word[k].span);
            if (str_has_char(raw, '\'')) continue;
            for (uint32_t at = 0; (at = next_name(raw, at, name)) != STR_NONE; at += name.len)
                if (count < ARCHITECTURE_PLACES)
                    place[count++] = (Span){start + at, start + at + name.len};
        }
    }
    return count;
}

// Whether the step is a RUN that downloads for one that has a name of Docker.
static bool is_fixed(const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    if (in->kind != K_RUN) return false;
    const Commands *commands = commands_of(m, step, in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *url = download_url(&commands->item[i]);
        for (uint32_t k = 0; url && k < 2; k++)
            if (architecture_at(url->text, architecture_names[k]) != STR_NONE) return true;
    }
    return false;
}

uint32_t first_download_for_one(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    uint32_t first = step;
    for (uint32_t n = 1; stage && n < LOOKS_MAX && stage->from + n < step; n++)
        if (is_fixed(m, step - n)) first = step - n;
    return first;
}

bool architecture_meant_below(const Model *m, uint32_t step, Str name)
{
    for (uint32_t n = 0; n < LOOKS_MAX && step_exists(m, ++step); n++)
        if (architecture_count(instr_at(m, step)->joined, name) && !is_fixed(m, step)) return true;
    return false;
}
