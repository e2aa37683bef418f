// Names of variables: what may have been meant, and what is worth a report.
#include "lint/near_names.h"
#include "instructions/instruction.h"
#include "values/values.h"

// Whether the names differ in two letters that are not swapped, as PORT and HOST: rather another
// word than a typing error.
static bool is_other_word(Str name, Str near)
{
    uint32_t differing = 0, left = 0, right = 0;
    if (name.len != near.len) return false;
    for (uint32_t i = 0; i < name.len; i++) {
        differing += name.ptr[i] != near.ptr[i];
        left += (unsigned char)name.ptr[i];
        right += (unsigned char)near.ptr[i];
    }
    return 1 < differing && left != right;
}

enum { CANDIDATES_MAX = 200 }; // number of definitions considered, the latest first

Str name_in_scope(const At *c, uint32_t step, Str name)
{
    if (name.len < 3) return STR("");
    const Model *m = c->model;
    Str candidate[CANDIDATES_MAX];
    uint32_t count = 0;
    bool is_global = step == NO_STEP || instr_at(m, step)->kind == K_FROM;
    // PATH is not proposed where a port, user or folder is expected.
    uint32_t lists = ON(ENV) | ON(ARG) | ON(LABEL) | ON(RUN);
    if (!is_global && lists >> instr_at(m, step)->kind & 1) candidate[count++] = STR("PATH");
    uint32_t presets;
    const PresetInfo *preset = preset_list(&presets);
    for (uint32_t i = 0; is_global && i < presets; i++) candidate[count++] = preset[i].name;
    const VarDef *v = NULL;
    while (count < CANDIDATES_MAX && (v = var_seen_before(m, step, v)))
        if (name_is_plain(v->name)) candidate[count++] = v->name;
    Str near = suggest(name, candidate, count);
    return is_other_word(name, near) ? STR("") : near;
}

enum { STAGES_MAX = 200 }; // number of stages considered, the latest first

// Names that the builder rejects are not proposed.
Str stage_name_near(const Model *m, const Stage *before, Str wanted)
{
    Str best = STR("");
    uint32_t limit = wanted.len < 6 ? (wanted.len + 1) / 2 : 3;
    uint32_t end = before ? stage_number(m, before) : 0;
    for (uint32_t i = end; 0 < i && end < i + STAGES_MAX; i--) {
        Str name = stage_at(m, i - 1)->name;
        uint32_t distance = stage_name_is_valid(name) ? str_distance(name, wanted, limit) : limit;
        if (limit <= distance) continue;
        limit = distance;
        best = name;
    }
    return best;
}

bool lookup_is_repeated(Arena *a, Names *seen, const Lookup *l)
{
    return names_put(seen, a, l->name, 1) != NAMES_NONE;
}

bool name_is_plain(Str name)
{
    for (uint32_t i = 0; i < name.len; i++)
        if (!char_is_word(name.ptr[i])) return false;
    return name.len && !char_is_digit(name.ptr[0]);
}

bool name_is_of_shell(Str name)
{
    return str_is_one_of(name, STR("HOME PWD OLDPWD USER LOGNAME UID EUID SHELL HOSTNAME RANDOM"));
}

static bool is_lower(Str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if ('A' <= word.ptr[i] && word.ptr[i] <= 'Z') return false;
    return true;
}

// Programs and shell words that begin a line joined by mistake: near to a keyword, but meant as
// they are.
static bool is_command_name(Str word)
{
    return str_is_one_of(
        word, STR("cd cp rm mv ls ln sh id ps cat cmp cut sed awk tar man dd env set "
                  "fi do done esac case then else elif for chmod chown curl wget "
                  "make node ruby rm go npm npx pip apt apk yum dnf echo exec exit "
                  "eval export unset user useradd usermod adduser addgroup groupadd "
                  "ssh su sudo true false test touch rpm wait sleep mkdir find head tail sort uniq "
                  "unzip gzip zip perl php java cargo bash dash grep xargs ldd"));
}

static bool is_all_letters(Str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if (!char_is_alpha(word.ptr[i])) return false;
    return word.len != 0;
}

// With two errors a short word, or one with another first letter, counts as another word, unless
// letters were swapped.
static bool is_slip(Str word, Str keyword, uint32_t distance)
{
    if (distance < 2) return true;
    if (word.len == keyword.len && !is_other_word(word, keyword)) return true;
    return 4 < word.len && str_at(word, 0) == str_at(keyword, 0);
}

Str keyword_near(Arena *a, Str word)
{
    if (is_command_name(word) || !is_all_letters(word)) return STR("");
    uint32_t limit = 3;
    Str best = STR(""), upper = str_upper(a, word);
    for (uint32_t kind = 0; kind < KEYWORD_COUNT; kind++) {
        Str keyword = keyword_name(kind);
        uint32_t distance = str_distance(keyword, upper, limit + 1);
        bool is_alike = distance == limit && best.len && str_at(best, 0) != str_at(upper, 0) &&
                        str_at(keyword, 0) == str_at(upper, 0);
        if ((limit <= distance && !is_alike) || !is_slip(upper, keyword, distance)) continue;
        limit = distance;
        best = keyword;
    }
    return best.len && is_lower(word) ? str_lower(a, best) : best;
}

Str did_you_mean(Arena *a, Str message, Str near)
{
    if (!near.len) return message;
    return str_fmt(a, "%.*s; did you mean `%.*s`?", STR_ARG(message), STR_ARG(near));
}

bool near_has_same_letters(Str one, Str other)
{
    for (uint32_t i = 0; i < one.len; i++)
        if (!str_has_char(other, one.ptr[i])) return false;
    return one.len == other.len;
}
