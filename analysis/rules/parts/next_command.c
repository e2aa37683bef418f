#include "rules/parts/next_command.h"
#include "lint/shell_scan.h"
#include "rules/parts/managers.h"

// Commands whose arguments are never other commands.
static const Str HEADS =
    STR_INIT("cd mkdir rm cp mv chmod chown ln tar curl wget useradd groupadd adduser addgroup "
             "usermod unzip touch sed set export make cmake git dpkg apt-key gem go pip pip3");

// How a command begins that is no package and no file: its name, and the word after it.
static const struct {
    const char *names, *next; // a `*` at the end stands for any text
} STARTS[] = {
    {"apt-get apt apk yum dnf microdnf pip pip3",
     "install update upgrade add clean autoremove purge makecache"},
    // From here on only at the start of a line.
    {"zypper npm yarn pnpm gem composer conda cargo go bundle apt-get apk dnf yum",
     "install update add remove ci run build -*"},
    {"rm mkdir chmod chown ln cp mv cd touch echo export useradd groupadd adduser "
     "addgroup usermod apt-key add-apt-repository locale-gen a2enmod "
     "docker-php-ext-install docker-php-ext-configure docker-php-ext-enable",
     "*"},
    {"curl wget", "-f* -s* -L* -O* http*"},
    {"git", "clone"},
    {"tar", "xf xzf xvf xvzf xzvf xjf zxf zxvf -x* -z*"},
    {"python python3", "-m -c setup.py"},
    {"sed set", "-i* -e*"},
    {"make", "-j* install"},
};

static bool fits(Str word, Str patterns)
{
    for (Str p = str_next_word(&patterns); p.len; p = str_next_word(&patterns)) {
        bool is_open = p.ptr[p.len - 1] == '*';
        if (is_open ? str_starts(word, str_cut(p, 0, p.len - 1)) : str_eq(word, p)) return true;
    }
    return false;
}

static bool is_plain(const Word *word)
{
    return word->is_literal && !word->is_quoted;
}

bool word_begins_line(const Instr *in, const Word *word)
{
    return line_end_at(in, word[-1].span.end - 1) <= word->span.start;
}

// The same of one word after the other.
typedef struct Lines {
    const Instr *in;
    uint32_t end; // of the line of the latest
} Lines;

static bool begins_line(Lines *l, const Word *word)
{
    uint32_t before = word[-1].span.end - 1;
    if (l->end <= before) l->end = line_end_at(l->in, before);
    return l->end <= word->span.start;
}

// `cd` and `apt-get update` have no arguments after these.
static bool takes_no_more(const Command *c, uint32_t at)
{
    char first = str_at(c->word[at].text, 0);
    if (!char_is_alpha(first) && first != '.' && first != '/') return false;
    if (cmd_is(c, "cd", NULL)) return at == 2;
    return at == 2 && (cmd_is(c, "apt-get", "update") || cmd_is(c, "apt-get", "clean"));
}

// Whether a command begins with the word.
static bool starts_command(Lines *lines, const Command *c, uint32_t at)
{
    bool is_first = begins_line(lines, &c->word[at]);
    if (is_first && is_plain(&c->word[at]) && takes_no_more(c, at)) return true;
    while (is_first && at + 2 < c->word_count &&
           (str_is_z(c->word[at].text, "sudo") || shell_assignment(c->word[at].text)))
        at++;
    if (c->word_count <= at + 1 || begins_line(lines, &c->word[at + 1])) return false;
    if (!is_plain(&c->word[at])) return false;
    for (uint32_t i = 0; i < (is_first ? ARRAY_LEN(STARTS) : 1); i++)
        if (str_is_one_of(c->word[at].text, str_of_z(STARTS[i].names)) &&
            fits(c->word[at + 1].text, str_of_z(STARTS[i].next)))
            return true;
    return false;
}

// A name, a path or an assignment: told before its place is looked at.
static bool may_start(const Word *word)
{
    char first = str_at(word->text, 0);
    return char_is_word(first) || first == '.' || first == '/';
}

static bool is_known(const Command *c)
{
    if (!manager_of(c) && !str_is_one_of(c->name, HEADS)) return false;
    const Word *sub = cmd_sub(c);
    return !sub || !str_is_one_of(sub->text, STR("run exec x dlx tool"));
}

uint32_t next_command(const Instr *in, const Command *c, uint32_t at)
{
    Lines lines = {.in = in};
    // A script may run what it is given, but hardly a removal.
    bool is_script = str_ends_z(c->name, ".sh");
    if (c->place & (IN_SHELL_C | IN_HEREDOC | IN_EXEC_FORM | IN_EVAL)) return c->word_count;
    at -= is_script && at == 2;
    while (at < c->word_count && !(may_start(&c->word[at]) && starts_command(&lines, c, at))) at++;
    if (c->word_count <= at) return at;
    bool is_it = is_script ? str_is_z(c->word[at].text, "rm") : is_known(c);
    return is_it ? at : c->word_count;
}
