// The meaning of a command's words (sub-command, options, arguments), by a table of options that
// take a value.
#include "shell/commands.h"
#include "shell/shell.h"

#define LETTER(c) (1u << ((c) - 'a'))

typedef struct Family {
    const char *family;
    const char *names;  // NULL: only the family's own name
    Str valued;         // options whose value is the next word, one-letter ones first
    uint32_t letters;   // bits of the first letters of its names
    bool has_long_dash; // long options have one dash, so there are no clusters
    bool has_versions;  // a version may follow the name
} Family;

static const Family FAMILIES[] = {
    // The most frequent families first.
    {"apt", "apt-get apt aptitude",
     STR_INIT("-t -o -c -a --target-release --default-release --option --config-file "
              "--host-architecture"),
     LETTER('a'), false, false},
    {"apk", NULL,
     STR_INIT("-t -X -p --virtual --repository --root --arch --keys-dir "
              "--repositories-file --cache-dir --cache-max-age --wait --timeout "
              "--progress-fd"),
     LETTER('a'), false, false},
    {"pip", "pip pip2 pip3",
     STR_INIT("-b -e -f -i -t -r -c -C --abi --build --editable --extra-index-url "
              "--find-links --index-url --pypi-url --implementation --no-binary "
              "--only-binary --platform --prefix --progress-bar --proxy --python "
              "--python-version --root --root-user-action --src --target --trusted-host "
              "--upgrade-strategy --requirement --constraint --cache-dir --timeout "
              "--default-timeout --retries --log --cert --client-cert --config-settings "
              "--global-option --install-option --exists-action --report "
              "--keyring-provider --use-feature --use-deprecated --group"),
     LETTER('p'), false, true},
    {"npm", NULL,
     STR_INIT("-C -w --registry --loglevel --prefix --omit --only --include --cache "
              "--workspace --tag --userconfig --os --cpu --fetch-retries --fetch-timeout "
              "--network-timeout"),
     LETTER('n'), false, false},
    {"curl", NULL,
     STR_INIT("-o -H -d -X -u -A -e -b -c -F -T -x -m -w -E -r -C -K -D -z -y -Y -P -Q "
              "-t --output --header --data --data-raw --data-binary --data-urlencode "
              "--request --user --user-agent --referer --cookie --cookie-jar --form "
              "--upload-file --proxy --max-time --connect-timeout --retry --retry-delay "
              "--retry-max-time --write-out --cacert --capath --cert --key --output-dir "
              "--range --continue-at --proto --proto-redir --tls-max --ciphers "
              "--limit-rate --resolve --dns-servers --config --dump-header --max-redirs "
              "--noproxy --interface --time-cond --url --stderr --oauth2-bearer "
              "--netrc-file --json --ftp-port --quote --telnet-option --trace "
              "--trace-ascii --unix-socket"),
     LETTER('c'), false, false},
    {"git", NULL,
     STR_INIT("-C -c -b -j --git-dir --work-tree --namespace --branch --revision "
              "--depth --origin --upload-pack --reference --reference-if-able "
              "--separate-git-dir --jobs --template --shallow-since --shallow-exclude "
              "--filter --server-option --config"),
     LETTER('g'), false, false},
    {"wget", NULL,
     STR_INIT("-O -o -a -P -t -T -U -e -i -w -Q -A -R -D -I -X -l --output-document "
              "--output-file --append-output --directory-prefix --tries --timeout "
              "--user-agent --execute --input-file --wait --quota --header --post-data "
              "--post-file --user --password --ca-certificate --level --cut-dirs"),
     LETTER('w'), false, false},
    {"yum", NULL,
     STR_INIT("-c -x -R -d -e --config --exclude --setopt --enablerepo --disablerepo "
              "--repo --repoid --releasever --installroot --randomwait --color "
              "--downloaddir --disableplugin --enableplugin"),
     LETTER('y'), false, false},
    {"dnf", "dnf dnf5 microdnf tdnf",
     STR_INIT("-c -x -R -d -e --config --exclude --setopt --enablerepo --disablerepo "
              "--repo --repoid --releasever --installroot --randomwait --color "
              "--downloaddir --disableplugin --enableplugin --forcearch --destdir "
              "--comment --advisory --from-repo"),
     LETTER('d') | LETTER('m') | LETTER('t'), false, false},
    {"zypper", NULL,
     STR_INIT("-R -D -C -c -p -r -t --root --installroot --reposd-dir --cache-dir "
              "--config --plus-repo --releasever --repo --from --type"),
     LETTER('z'), false, false},
    {"pacman", NULL,
     STR_INIT("-r -b --root --dbpath --cachedir --config --gpgdir --ignore --overwrite"),
     LETTER('p'), false, false},
    {"choco", NULL,
     STR_INIT("-s --version --source --params --package-parameters --ia "
              "--install-arguments"),
     LETTER('c'), false, false},
    {"uv", NULL,
     STR_INIT("-p -P -C -r -c --python --index --default-index --upgrade-package "
              "--config-setting --link-mode --exclude-newer --cache-dir --prerelease "
              "--resolution --torch-backend --requirement --constraint --directory "
              "--project"),
     LETTER('u'), false, false},
    {"pipx", NULL, STR_INIT("-i --python --spec --index-url --pip-args"), LETTER('p'), false,
     false},
    {"poetry", NULL,
     STR_INIT("-G -E -C -P --group --extras --with --without --only --directory "
              "--project --source --python"),
     LETTER('p'), false, false},
    {"pipenv", NULL,
     STR_INIT("-i -e -r --index --python --pypi-mirror --editable --requirements "
              "--categories --extra-pip-args"),
     LETTER('p'), false, false},
    {"pdm", NULL, STR_INIT("-G -p -L --group --with --without --project --lockfile"), LETTER('p'),
     false, false},
    {"pnpm", NULL, STR_INIT("-C -F --dir --filter --reporter --store-dir"), LETTER('p'), false,
     false},
    {"yarn", "yarn yarnpkg",
     STR_INIT("--cwd --cache-folder --modules-folder --network-timeout --mutex "
              "--registry"),
     LETTER('y'), false, false},
    {"bun", NULL, STR_INIT("--cwd --registry --cache-dir --omit --backend"), LETTER('b'), false,
     false},
    {"gem", NULL,
     STR_INIT("-v -i -n -s -P -g -p --version --install-dir --bindir --source "
              "--trust-policy --platform --file --build-root --http-proxy"),
     LETTER('g'), false, false},
    {"go", NULL,
     STR_INIT("-o -p -C -tags -ldflags -gcflags -asmflags -mod -modfile -buildmode "
              "-compiler -pkgdir -toolexec -overlay -exec"),
     LETTER('g'), true, false},
    {"mix", NULL, STR_INIT("--only --target"), LETTER('m'), true, false},
    {"cargo", NULL,
     STR_INIT("-F -j --version --vers --git --branch --tag --rev --path --root --index "
              "--registry --features --bin --example --target --target-dir --profile "
              "--jobs --config"),
     LETTER('c'), false, false},
    {"composer", "composer composer.phar", STR_INIT("-d --working-dir --prefer-install"),
     LETTER('c'), false, false},
    {"conda", "conda mamba micromamba",
     STR_INIT("-c -n -p -f --channel --name --prefix --file --solver"), LETTER('c') | LETTER('m'),
     false, false},
    {"bundle", "bundle bundler",
     STR_INIT("-j -r --jobs --retry --path --without --with --gemfile --binstubs"), LETTER('b'),
     false, false},
    {"maven", "mvn mvnw",
     STR_INIT("-f -s -P -T -t -l --file --settings -gs -pl --projects "
              "--activate-profiles --threads --toolchains --log-file"),
     LETTER('m'), true, false},
    {"gradle", "gradle gradlew",
     STR_INIT("-b -c -p -x -g -I --build-file --settings-file --project-dir "
              "--exclude-task --gradle-user-home --init-script --max-workers --console"),
     LETTER('g'), false, false},
    {"dotnet", NULL,
     STR_INIT("-c -o -f -r -v -a -s --configuration --output --framework --runtime "
              "--verbosity --arch --os --source"),
     LETTER('d'), false, false},
    {"rpm", NULL,
     STR_INIT("-r -D --root --dbpath --define --prefix --relocate --queryformat "
              "--excludepath"),
     LETTER('r'), false, false},
};

// `pip3.11` is `pip3`.
static Str without_minor(Str name)
{
    uint32_t dot = str_find_char(name, '.');
    return dot != STR_NONE && dot && char_is_digit(name.ptr[dot - 1]) ? str_cut(name, 0, dot)
                                                                      : name;
}

static bool is_named(const Family *family, Str name)
{
    if (str_is_z(name, family->family)) return true;
    if (!family->names) return false;
    return str_is_one_of(family->has_versions ? without_minor(name) : name,
                         str_of_z(family->names));
}

// For each first letter of a name the possible second letters: a quick test before comparing rows.
static const uint32_t SECONDS[] = {
    ['a' - 'a'] = LETTER('p'),
    ['b' - 'a'] = LETTER('u'),
    ['c' - 'a'] = LETTER('a') | LETTER('h') | LETTER('o') | LETTER('u'),
    ['d' - 'a'] = LETTER('n') | LETTER('o'),
    ['g' - 'a'] = LETTER('e') | LETTER('i') | LETTER('o') | LETTER('r'),
    ['m' - 'a'] = LETTER('a') | LETTER('i') | LETTER('v'),
    ['n' - 'a'] = LETTER('p'),
    ['p' - 'a'] = LETTER('a') | LETTER('d') | LETTER('i') | LETTER('n') | LETTER('o'),
    ['r' - 'a'] = LETTER('p'),
    ['t' - 'a'] = LETTER('d'),
    ['u' - 'a'] = LETTER('v'),
    ['w' - 'a'] = LETTER('g'),
    ['y' - 'a'] = LETTER('a') | LETTER('u'),
    ['z' - 'a'] = LETTER('y'),
};

uint8_t shell_family(Str name)
{
    uint8_t first = (uint8_t)(str_at(name, 0) - 'a'), second = (uint8_t)(str_at(name, 1) - 'a');
    if (ARRAY_LEN(SECONDS) <= first) return 0;
    bool may_be = second < 26 && SECONDS[first] >> second & 1;
#ifdef NDEBUG
    if (!may_be) return 0;
#endif
    for (uint8_t i = 0; i < ARRAY_LEN(FAMILIES); i++) {
        if (!(FAMILIES[i].letters >> first & 1) || !is_named(&FAMILIES[i], name)) continue;
        if (!may_be) fl_host_panic("SECONDS lacks the name of a command");
        return i + 1;
    }
    return 0;
}

uint8_t shell_family_bit(uint8_t family)
{
    Str name = str_of_z(FAMILIES[family - 1].family);
    return command_bit(name.ptr, name.len);
}

static const Family *family_of(const Command *c)
{
    static const Family NONE = {.family = "", .valued = STR_INIT("")};
    return c->family ? &FAMILIES[c->family - 1] : &NONE;
}

static bool is_option(const Word *word)
{
    return 1 < word->text.len && word->text.ptr[0] == '-';
}

// An iterator over a command's words that classifies them.
typedef struct Walk {
    const Command *command;
    const Family *family;
    uint32_t at;
    bool is_behind_dashes; // behind `--` nothing is an option
} Walk;

static Walk walk(const Command *c)
{
    return (Walk){.command = c, .family = family_of(c), .at = 1};
}

static const Word *word_at(const Walk *w)
{
    return w->at < w->command->word_count ? &w->command->word[w->at] : NULL;
}

// Whether the option's value is the next word. For a cluster such as -qy also how many bytes are
// option letters: behind one that takes a value the rest is the value.
static void mark_option(Word *word, const Family *family, Str letter_options)
{
    Str text = word->text;
    uint32_t letters = 1;
    bool takes_next = false;
    word->takes_next = str_is_one_of(text, text.len == 2 ? letter_options : family->valued);
#ifndef NDEBUG
    if (word->takes_next != str_is_one_of(text, family->valued))
        fl_host_panic("an option of one letter stands behind longer ones");
#endif
    if (family->has_long_dash || text.ptr[1] == '-') return;
    while (letters < text.len && !takes_next) {
        char option[2] = {'-', text.ptr[letters++]};
        takes_next =
            text.len == 2 ? word->takes_next : str_is_one_of(str_of(option, 2), letter_options);
    }
    word->takes_next |= takes_next && letters == text.len;
    word->letters = (uint8_t)(letters < UINT8_MAX ? letters : UINT8_MAX);
}

// The one-letter options that take a value: the words before the first longer one.
static Str letter_options_of(const Family *family)
{
    return str_cut(family->valued, 0, str_find(family->valued, STR(" --")));
}

void shell_mark_options(Word *word, uint32_t count, uint8_t family)
{
    Str letter_options = letter_options_of(&FAMILIES[family - 1]);
    for (uint32_t i = 1; i < count; i++)
        if (is_option(&word[i])) mark_option(&word[i], &FAMILIES[family - 1], letter_options);
}

// Moves over options and their values to the next plain word; NULL at the end.
static const Word *next_plain(Walk *w)
{
    for (const Word *word; (word = word_at(w)); w->at++) {
        if (w->is_behind_dashes || !is_option(word)) {
            w->at++;
            return word;
        }
        if (str_is_z(word->text, "--")) {
            w->is_behind_dashes = true;
        } else if (word->takes_next) {
            w->at++;
        }
    }
    return NULL;
}

// Moves to the next option; NULL at the end.
static const Word *next_option(Walk *w)
{
    for (const Word *word; (word = word_at(w)); w->at++) {
        if (str_is_z(word->text, "--")) return NULL;
        if (!is_option(word)) continue;
        w->at += word->takes_next ? 2 : 1;
        return word;
    }
    return NULL;
}

// Finds the sub-command; for Cargo behind the toolchain: `cargo +nightly build`.
static const Word *next_sub(const Command *c, Walk *w)
{
    const Word *word = next_plain(w);
    bool is_toolchain = word && str_at(word->text, 0) == '+' && str_is_z(c->name, "cargo");
    return is_toolchain ? next_plain(w) : word;
}

const Word *cmd_sub(const Command *c)
{
    Walk w = walk(c);
    return next_sub(c, &w);
}

static bool has_sub(const Command *c, const char *sub)
{
    if (!sub) return true;
    const Word *word = cmd_sub(c);
    return word && word->is_literal && str_is_z(word->text, sub);
}

bool cmd_is(const Command *c, const char *name, const char *sub)
{
    return str_at(c->name, 0) == name[0] && str_is_z(c->name, name) && has_sub(c, sub);
}

Str cmd_family(const Command *c)
{
    return str_of_z(family_of(c)->family);
}

bool cmd_in(const Command *c, const char *family, const char *sub)
{
    return c->family && family_of(c)->family[0] == family[0] &&
           z_eq(family_of(c)->family, family) && has_sub(c, sub);
}

CommandBits commands_bits(const Commands *commands)
{
    CommandBits bits = {0};
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (c->name.len) command_bits_set(&bits, c->name_bit);
        if (c->family) command_bits_set(&bits, c->family_bit);
        if (c->has_assignment) command_bits_set(&bits, command_bit("=", 1));
        if (c->place & VIA_SUDO) command_bits_set(&bits, command_bit("sudo", 4));
    }
    return bits;
}

bool cmd_has_bit(const Command *c, const CommandBits *bits)
{
    return command_bits_have(bits, c->name_bit) || command_bits_have(bits, c->family_bit) ||
           (c->has_assignment && command_bits_have(bits, command_bit("=", 1)));
}

// Whether `letter` occurs in a cluster such as -qy, before any letter whose value is the rest.
static bool cluster_has(const Command *c, const Word *word, char letter)
{
    if (str_at(word->text, 1) == '-') return false;
    uint32_t end = c->family ? word->letters : word->text.len;
    for (uint32_t i = 1; i < end; i++)
        if (word->text.ptr[i] == letter) return true;
    return false;
}

static bool is_short(const Walk *w, const Word *word, const char *name)
{
    if (!name) return false;
    if (name[0] && name[1] && !name[2] && cluster_has(w->command, word, name[1])) return true;
    return str_is_z(word->text, name);
}

static bool is_long(Str word, const char *name)
{
    if (!name) return false;
    Str option = str_of_z(name);
    return str_starts(word, option) && (word.len == option.len || word.ptr[option.len] == '=');
}

bool cmd_has_word(const Command *c, Str words)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, words)) return true;
    return false;
}

const Word *cmd_flag(const Command *c, const char *short_name, const char *long_name)
{
    Walk w = walk(c);
    for (const Word *word; (word = next_option(&w));) {
        if (is_short(&w, word, short_name) || is_long(word->text, long_name)) return word;
    }
    return NULL;
}

bool cmd_value(const Command *c, const char *short_name, const char *long_name, Str *value)
{
    const Word *word = cmd_flag(c, short_name, long_name);
    if (!word) return false;
    if (is_long(word->text, long_name)) {
        Str option = str_of_z(long_name);
        *value = str_skip(word->text, option.len + 1);
        if (option.len < word->text.len) return true;
    } else {
        uint32_t at = str_find_char(word->text, short_name[1]);
        *value = str_skip(word->text, at + 1);
        if (value->len) return true;
    }
    const Word *next = word + 1;
    if (c->word + c->word_count <= next) return false;
    *value = next->text;
    return true;
}

uint32_t cmd_args(const Command *c, const Word **word, uint32_t room)
{
    Walk w = walk(c);
    uint32_t count = 0;
    if (!next_sub(c, &w)) return 0;
    for (const Word *arg; count < room && (arg = next_plain(&w));) word[count++] = arg;
    return count;
}
