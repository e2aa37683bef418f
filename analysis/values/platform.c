// Platforms: `os[(version+features)][/arch[/variant]]`, or one known word (language.md 13.2).
#include "values/values.h"

static const Str systems =
    STR_INIT("aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd "
             "openbsd plan9 solaris windows zos");

static const Str machines =
    STR_INIT("386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle "
             "mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 "
             "wasm");

static const Str usual[] = {
    STR_INIT("linux/amd64"),   STR_INIT("linux/arm64"),   STR_INIT("linux/arm/v7"),
    STR_INIT("linux/arm/v6"),  STR_INIT("linux/386"),     STR_INIT("linux/ppc64le"),
    STR_INIT("linux/s390x"),   STR_INIT("linux/riscv64"), STR_INIT("linux/loong64"),
    STR_INIT("windows/amd64"), STR_INIT("darwin/amd64"),  STR_INIT("darwin/arm64"),
};

// Aliases of architectures, with the variant that they imply.
static const struct {
    const char *name, *machine, *variant;
} aliases[] = {
    {"i386", "386", ""},      {"x86_64", "amd64", ""}, {"x86-64", "amd64", ""},
    {"aarch64", "arm64", ""}, {"armhf", "arm", "v7"},  {"armel", "arm", "v6"},
};

const Str *platform_names(uint32_t *count)
{
    *count = ARRAY_LEN(usual);
    return usual;
}

static bool is_made_of(Str s, Str signs)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!char_is_word(s.ptr[i]) && !str_has_char(signs, s.ptr[i])) return false;
    return 0 < s.len;
}

// Removes `(version+features)` from an OS name; false when it is malformed.
static bool cut_version(Str *os)
{
    uint32_t paren = str_find_char(*os, '(');
    if (paren == STR_NONE) return true;
    Str version = str_skip(*os, paren + 1);
    *os = str_cut(*os, 0, paren);
    if (version.len == 0 || version.ptr[version.len - 1] != ')') return false;
    version.len--;
    return version.len == 0 || is_made_of(version, STR(".+-%"));
}

static void use_usual_names(Platform *p)
{
    if (str_is_z(p->os, "macos")) p->os = STR("darwin");
    for (uint32_t i = 0; i < ARRAY_LEN(aliases); i++) {
        if (!str_is_z(p->arch, aliases[i].name)) continue;
        p->arch = str_of_z(aliases[i].machine);
        if (*aliases[i].variant) p->variant = str_of_z(aliases[i].variant);
        break;
    }
}

static bool is_known_word(Platform *p)
{
    if (str_is_one_of(p->os, systems)) return true;
    p->arch = p->os;
    p->os = STR("");
    use_usual_names(p);
    return str_is_one_of(p->arch, machines);
}

Platform platform_parse(Arena *a, Str text)
{
    Platform p = {0};
    Str part[4];
    uint32_t n = 0;
    Str rest = str_lower(a, text);
    while (n < ARRAY_LEN(part) && str_next_part(&rest, '/', &part[n])) n++;
    if (n == 4 || !cut_version(&part[0]) || !is_made_of(part[0], STR("-"))) return p;
    for (uint32_t i = 1; i < n; i++)
        if (!is_made_of(part[i], STR(".-"))) return p;
    p = (Platform){true, part[0], 1 < n ? part[1] : STR(""), 2 < n ? part[2] : STR("")};
    use_usual_names(&p);
    if (n == 1) p.is_valid = is_known_word(&p);
    return p;
}
