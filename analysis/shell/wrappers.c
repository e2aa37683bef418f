// Commands that start another command, and the words between the two.
#include "shell/shell.h"
#include "values/file_kinds.h"

enum {
    TAKES_ASSIGNMENTS = 1, // env A=b command
    NOT_A_QUERY = 2,       // command -v NAME starts nothing
    STARTS_BY_RUN = 4,     // conda run NAME; its other sub-commands start nothing
};

typedef struct Wrapper {
    const char *name;
    const char *valued; // options whose value is the next word
    uint8_t operands;   // plain words before the wrapped command
    uint8_t flags;
    uint16_t place;
} Wrapper;

static const Wrapper WRAPPERS[] = {
    {"sudo",
     "-u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --chdir "
     "--chroot --close-from --role --type --other-user --command-timeout",
     0, TAKES_ASSIGNMENTS, VIA_SUDO},
    {"doas", "-u -C", 0, 0, VIA_SUDO},
    {"env", "-u --unset -C --chdir", 0, TAKES_ASSIGNMENTS, 0},
    {"exec", "-a", 0, 0, 0},
    {"time", "-o --output -f --format", 0, 0, 0},
    {"nice", "-n --adjustment", 0, 0, 0},
    {"ionice", "-c --class -n --classdata", 0, 0, 0},
    {"nohup", "", 0, 0, 0},
    {"setsid", "", 0, 0, 0},
    {"stdbuf", "-i -o -e --input --output --error", 0, 0, 0},
    {"command", "", 0, NOT_A_QUERY, 0},
    {"builtin", "", 0, 0, 0},
    {"busybox", "", 0, 0, 0},
    {"timeout", "-s --signal -k --kill-after", 1, 0, 0},
    {"fakeroot", "-l --lib -f --faked -s -i -b", 0, 0, 0},
    {"conda", "-n --name -p --prefix --cwd", 1, STARTS_BY_RUN, 0},
    {"micromamba", "-n --name -p --prefix --cwd", 1, STARTS_BY_RUN, 0},
    {"poetry", "-C --directory -P --project", 1, STARTS_BY_RUN, 0},
    {"pipenv", "", 1, STARTS_BY_RUN, 0},
    {"pdm", "-p --project --venv", 1, STARTS_BY_RUN, 0},
    {"uv", "-p --python --with --extra --group --package --env-file --directory --project", 1,
     STARTS_BY_RUN, 0},
    {"eatmydata", "", 0, 0, 0},
    {"xvfb-run", "-e -f -n -p -s -w", 0, 0, 0},
    {"linux32", "", 0, 0, 0},
    {"linux64", "", 0, 0, 0},
    {"gosu", "", 1, 0, VIA_SUDO},
    {"su-exec", "", 1, 0, VIA_SUDO},
    {"tini", "-p -e", 0, 0, 0},
    {"dumb-init", "-r --rewrite", 0, 0, 0},
    {"xargs",
     "-a -d -E -I -L -n -P -s --arg-file --delimiter --max-args --max-procs "
     "--max-chars --process-slot-var",
     0, 0, VIA_XARGS},
};

// A cluster such as `-Hu` takes the next word if its last letter does and no earlier one does.
static bool cluster_takes_next(Str table, Str word)
{
    for (uint32_t i = 1; i < word.len; i++) {
        char option[2] = {'-', word.ptr[i]};
        if (str_is_one_of(str_of(option, 2), table)) return i + 1 == word.len;
    }
    return false;
}

bool option_takes_next(Str table, Str word)
{
    if (str_is_one_of(word, table)) return true;
    bool is_cluster = 2 < word.len && word.ptr[0] == '-' && word.ptr[1] != '-';
    return is_cluster && cluster_takes_next(table, word);
}

// The name of the program that a word starts; empty when it is unknown.
static Str program_of(const Word *word)
{
    return word->is_literal ? path_last(word->text) : STR("");
}

// For each first letter the lengths of the names in WRAPPERS, as bits: a quick test.
static const uint16_t LENGTHS[] = {
    ['b' - 'a'] = 1 << 7,          ['c' - 'a'] = 1 << 5 | 1 << 7,
    ['d' - 'a'] = 1 << 4 | 1 << 9, ['e' - 'a'] = 1 << 3 | 1 << 4 | 1 << 9,
    ['f' - 'a'] = 1 << 8,          ['g' - 'a'] = 1 << 4,
    ['i' - 'a'] = 1 << 6,          ['l' - 'a'] = 1 << 7,
    ['m' - 'a'] = 1 << 10,         ['n' - 'a'] = 1 << 4 | 1 << 5,
    ['p' - 'a'] = 1 << 3 | 1 << 6, ['s' - 'a'] = 1 << 4 | 1 << 6 | 1 << 7,
    ['t' - 'a'] = 1 << 4 | 1 << 7, ['u' - 'a'] = 1 << 2,
    ['x' - 'a'] = 1 << 5 | 1 << 8,
};

// A quick test: most commands are no wrappers.
static bool may_be_wrapper(Str name)
{
    uint8_t first = (uint8_t)(str_at(name, 0) - 'a');
    return first < ARRAY_LEN(LENGTHS) && name.len < 16 && LENGTHS[first] >> name.len & 1;
}

static const Wrapper *wrapper_named(Str name)
{
    bool may_be = may_be_wrapper(name);
#ifdef NDEBUG
    if (!may_be) return NULL;
#endif
    for (uint32_t i = 0; i < ARRAY_LEN(WRAPPERS); i++) {
        if (WRAPPERS[i].name[0] != str_at(name, 0) || !str_is_z(name, WRAPPERS[i].name)) continue;
        if (!may_be) fl_host_panic("LENGTHS lacks the name of a wrapper");
        return &WRAPPERS[i];
    }
    return NULL;
}

// The first word behind the wrapper's options, operands and assignments; `count` when there is
// none.
static uint32_t behind_wrapper(const Wrapper *w, const Word *word, uint32_t count, uint32_t at)
{
    uint32_t operands = w->operands;
    for (at++; at < count; at++) {
        Str text = word[at].text;
        if (str_is_z(text, "--")) return at + 1 + operands < count ? at + 1 + operands : count;
        bool is_option = 1 < text.len && text.ptr[0] == '-';
        if (is_option && option_takes_next(str_of_z(w->valued), text)) at++;
        if (is_option) continue;
        if ((w->flags & TAKES_ASSIGNMENTS) && shell_assignment(text)) continue;
        if (!operands) return at;
        operands--;
    }
    return count;
}

static bool starts_nothing(const Wrapper *w, const Word *word, uint32_t count, uint32_t at)
{
    if (count <= at + 1) return false;
    if (w->flags & STARTS_BY_RUN) return !str_is_z(word[at + 1].text, "run");
    return w->flags & NOT_A_QUERY && str_is_one_of(word[at + 1].text, STR("-v -V -pv -pV"));
}

// The effect of a Python option on the next words: `-um` is followed by a module, `-W` by its
// value.
typedef enum PythonOption { PYTHON_PLAIN, PYTHON_MODULE, PYTHON_VALUED, PYTHON_OTHER } PythonOption;

static PythonOption python_option(Str word)
{
    if (str_at(word, 0) != '-') return PYTHON_OTHER;
    if (str_at(word, 1) == '-') return PYTHON_PLAIN;
    for (uint32_t i = 1; i < word.len; i++) {
        char letter = word.ptr[i];
        bool is_last = i + 1 == word.len;
        if (letter == 'm') return is_last ? PYTHON_MODULE : PYTHON_OTHER;
        if (letter == 'c') return PYTHON_OTHER;
        if (letter == 'W' || letter == 'X') return is_last ? PYTHON_VALUED : PYTHON_PLAIN;
    }
    return PYTHON_PLAIN;
}

// `python3 -m pip install` is pip: the number of its word, or `at`.
static uint32_t behind_python(Str name, const Word *word, uint32_t count, uint32_t at)
{
    if (!str_starts_z(name, "python") && !str_is_one_of(name, STR("py pypy pypy3"))) return at;
    for (uint32_t i = at + 1; i + 1 < count; i++) {
        PythonOption option = python_option(word[i].text);
        if (option == PYTHON_OTHER) return at;
        if (option == PYTHON_VALUED) i++;
        if (option != PYTHON_MODULE) continue;
        return str_is_one_of(word[i + 1].text, STR("pip pipx")) ? i + 1 : at;
    }
    return at;
}

// `php -d memory_limit=-1 composer.phar install` is Composer: the number of its word, or `at`.
static uint32_t behind_php(Str name, const Word *word, uint32_t count, uint32_t at)
{
    if (!str_starts_z(name, "php")) return at;
    for (uint32_t i = at + 1; i < count; i++) {
        Str text = word[i].text;
        if (str_is_one_of(text, STR("-- -r -f"))) return at;
        if (str_is_one_of(text, STR("-d -c"))) i++;
        if (str_at(text, 0) == '-') continue;
        return str_is_one_of(path_last(text), STR("composer composer.phar")) ? i : at;
    }
    return at;
}

uint32_t shell_prefix(const Word *word, uint32_t count, uint32_t assignments, uint32_t *place)
{
    uint32_t at = assignments;
    Str name = STR("");
    while (at < count) {
        name = program_of(&word[at]);
        const Wrapper *w = wrapper_named(name);
        if (!w || starts_nothing(w, word, count, at)) break;
        uint32_t next = behind_wrapper(w, word, count, at);
        if (count <= next) break;
        *place |= w->place;
        at = next;
    }
    if (count <= at || str_at(name, 0) != 'p') return at;
    uint32_t module = behind_python(name, word, count, at);
    return module == at ? behind_php(name, word, count, at) : module;
}
