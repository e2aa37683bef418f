#include "rules/parts/full_image.h"
#include "lint/base_image.h"
#include "lint/chain.h"

// Programs that the slim variants lack, or that call compilers.
static const Str TOOLS =
    STR_INIT("gcc g++ cc c++ clang make cmake meson ninja autoconf automake configure ld ar cargo "
             "rustc go git hg svn curl wget bundle bundler gem node-gyp unzip bzip2 xz patch file "
             "gpg mercurial pkg-config openssl ssh ssh-add ssh-agent ssh-keygen ssh-keyscan scp "
             "sftp sqlite3 mysql_config pg_config ps pgrep pkill convert identify mogrify");

// Packages of Python that are compiled when they are installed.
static const Str COMPILED =
    STR_INIT("psycopg2 mysqlclient uwsgi pycrypto python-ldap pygraphviz pycairo pyaudio");

static bool needs_compiler(const Word *word)
{
    Str text = word->text;
    uint32_t end = 0;
    while (end < text.len && !str_has_char(STR("=<>[~!"), text.ptr[end])) end++;
    Str name = str_cut(text, 0, end);
    return str_ends_z(name, "-dev") || str_ends_z(name, "-devel") ||
           str_is_one_of(name, STR("build-essential gcc g++ make")) ||
           str_is_one_of(name, COMPILED);
}

// `tar` leaves the work to xz and bzip2.
static bool needs_unpacker(const Command *c, uint32_t i)
{
    Str text = c->word[i].text;
    bool is_cluster = i == 1 && (str_has_char(text, 'J') || str_has_char(text, 'j'));
    return cmd_is(c, "tar", NULL) &&
           (is_cluster || str_any(text, STR("xz bz2 tbz bzip2"), str_ends));
}

static bool uses_tools(const Command *c)
{
    bool may_use = !c->name.len || str_ends_z(c->name, ".sh") || str_is_one_of(c->name, TOOLS);
    if (may_use) return true;
    bool starts_script =
        str_starts_z(c->word[0].text, "./") || cmd_is(c, "sh", NULL) || cmd_is(c, "bash", NULL);
    for (uint32_t i = 1; i < c->word_count; i++)
        if (needs_compiler(&c->word[i]) || needs_unpacker(c, i) || starts_script) return true;
    return starts_script && c->word_count == 1;
}

bool stage_needs_full_image(const Model *m, const Stage *stage)
{
    const ImageFacts *facts = base_facts(m, stage);
    // The slim variants of other languages have no Python.
    Str python = facts && str_is_z(facts->repository, "python") ? STR("") : STR("python3");
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind == K_ONBUILD) return true;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        if (!commands->is_complete || commands->has_unknown) return true;
        for (uint32_t i = 0; i < commands->count; i++)
            if (uses_tools(&commands->item[i]) || str_is_one_of(commands->item[i].name, python))
                return true;
    }
    return false;
}
