// Platforms: `os[(version+features)][/arch[/variant]]`, or one known word (language.md 13.2).
#include "values/values.h"

static const Str systems[] = {
    STR_INIT("aix"),     STR_INIT("android"), STR_INIT("darwin"),  STR_INIT("dragonfly"),
    STR_INIT("freebsd"), STR_INIT("hurd"),    STR_INIT("illumos"), STR_INIT("ios"),
    STR_INIT("js"),      STR_INIT("linux"),   STR_INIT("nacl"),    STR_INIT("netbsd"),
    STR_INIT("openbsd"), STR_INIT("plan9"),   STR_INIT("solaris"), STR_INIT("windows"),
    STR_INIT("zos"),
};

static const Str machines[] = {
    STR_INIT("386"),     STR_INIT("amd64"),    STR_INIT("amd64p32"),  STR_INIT("arm"),
    STR_INIT("armbe"),   STR_INIT("arm64"),    STR_INIT("arm64be"),   STR_INIT("ppc64"),
    STR_INIT("ppc64le"), STR_INIT("loong64"),  STR_INIT("mips"),      STR_INIT("mipsle"),
    STR_INIT("mips64"),  STR_INIT("mips64le"), STR_INIT("mips64p32"), STR_INIT("mips64p32le"),
    STR_INIT("ppc"),     STR_INIT("riscv"),    STR_INIT("riscv64"),   STR_INIT("s390"),
    STR_INIT("s390x"),   STR_INIT("sparc"),    STR_INIT("sparc64"),   STR_INIT("wasm"),
};

static const Str usual[] = {
    STR_INIT("linux/amd64"),   STR_INIT("linux/arm64"),   STR_INIT("linux/arm/v7"),
    STR_INIT("linux/arm/v6"),  STR_INIT("linux/386"),     STR_INIT("linux/ppc64le"),
    STR_INIT("linux/s390x"),   STR_INIT("linux/riscv64"), STR_INIT("linux/loong64"),
    STR_INIT("windows/amd64"), STR_INIT("darwin/amd64"),  STR_INIT("darwin/arm64"),
};

// Other names of machines, with the variant that they stand for.
static const struct {
    Str name, machine, variant;
} aliases[] = {
    {STR_INIT("i386"), STR_INIT("386"), STR_INIT("")},
    {STR_INIT("x86_64"), STR_INIT("amd64"), STR_INIT("")},
    {STR_INIT("x86-64"), STR_INIT("amd64"), STR_INIT("")},
    {STR_INIT("aarch64"), STR_INIT("arm64"), STR_INIT("")},
    {STR_INIT("armhf"), STR_INIT("arm"), STR_INIT("v7")},
    {STR_INIT("armel"), STR_INIT("arm"), STR_INIT("v6")},
};

const Str *platform_names(uint32_t *count)
{
    *count = ARRAY_LEN(usual);
    return usual;
}

static bool is_one_of(Str s, const Str *known, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_eq(s, known[i])) return true;
    return false;
}

static bool is_made_of(Str s, Str signs)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!char_is_word(s.ptr[i]) && !str_has_char(signs, s.ptr[i])) return false;
    return 0 < s.len;
}

// Cuts `(version+features)` off the name of a system; false when it is malformed.
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
    if (str_eq(p->os, STR("macos"))) p->os = STR("darwin");
    for (uint32_t i = 0; i < ARRAY_LEN(aliases); i++) {
        if (!str_eq(p->arch, aliases[i].name)) continue;
        p->arch = aliases[i].machine;
        if (aliases[i].variant.len) p->variant = aliases[i].variant;
        break;
    }
}

static bool is_known_word(Platform *p)
{
    if (is_one_of(p->os, systems, ARRAY_LEN(systems))) return true;
    p->arch = p->os;
    p->os = STR("");
    use_usual_names(p);
    return is_one_of(p->arch, machines, ARRAY_LEN(machines));
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
