#include "rules/parts/unverified.h"

static const OffOption OPTIONS[] = {
    {"curl", "--insecure", false, ""},
    {"curl", "-k", false, ""},
    {"wget", "--no-check-certificate", false, ""},
    {"pip pip2 pip3 pipx uv", "--trusted-host", true, ""},
    {"uv", "--allow-insecure-host", true, ""},
    {"conda mamba micromamba", "--insecure", false, ""},
    {"aws", "--no-verify-ssl", false, ""},
    {"helm kubectl oc", "--insecure-skip-tls-verify", false, ""},
    {"helm kubectl oc", "--insecure-skip-tls-verify=true", false, ""},
    {"svn", "--trust-server-cert", false, ""},
    {"npm yarn pnpm", "--strict-ssl=false", false, ""},
    {"npm yarn pnpm", "--no-strict-ssl", false, ""},
    {"yum dnf microdnf tdnf", "--setopt=sslverify=0", false, ""},
    {"yum dnf microdnf tdnf", "--setopt=sslverify=false", false, ""},
    {"yum dnf microdnf tdnf", "--setopt=*.sslverify=0", false, ""},
    {"yum dnf microdnf tdnf", "--setopt=*.sslverify=false", false, ""},
};

// A word by itself, whatever stands before it, and the word after it. A key with a dot in front is the end of a word; `*`:
// any value.
typedef struct Setting {
    Str names; // asked most
    const char *key, *off, *on;
} Setting;

static const Setting SETTINGS[] = {
    {STR_INIT("npm yarn pnpm"), "strict-ssl", "false", "true"},
    {STR_INIT("yarn"), "enableStrictSsl", "false", "true"},
    {STR_INIT("git"), ".sslVerify", "false 0 no off", "true 1 yes on"},
    {STR_INIT("pip pip2 pip3"), ".trusted-host", "*", ""},
    {STR_INIT("conda mamba micromamba"), "ssl_verify", "false no 0 off", "true yes 1 on"},
    {STR_INIT("composer"), "disable-tls", "true 1", "false 0"},
    {STR_INIT("bundle gem"), "ssl_verify_mode", "0", "1"},
};

// Parts of one word that do it.
static const Setting WORDS[] = {
    {STR_INIT("git"), "http.sslVerify=false", "", ""},
    {STR_INIT("npm yarn pnpm"), "strict-ssl=false", "", ""},
    {STR_INIT("apt-get apt"), "Verify-Peer=false", "", ""},
    {STR_INIT("yum dnf yum-config-manager"), "sslverify=0", "", ""},
    {STR_INIT("yum dnf yum-config-manager"), "sslverify=false", "", ""},
};

// Settings that are written to a file.
static const Str WRITTEN[] = {
    STR_INIT("strict-ssl=false"),        STR_INIT("sslverify=0"),
    STR_INIT("sslverify=false"),         STR_INIT("sslVerify = false"),
    STR_INIT("check_certificate = off"), STR_INIT("check_certificate=off"),
    STR_INIT("Verify-Peer \"false\""),   STR_INIT("ssl_verify: false"),
    STR_INIT("ssl_verify_mode: 0"),
};

typedef struct Variable {
    const char *name, *off; // off: values that switch it off; `*` for any
} Variable;

static const Variable VARIABLES[] = {
    {"PYTHONHTTPSVERIFY", "0"},
    {"NODE_TLS_REJECT_UNAUTHORIZED", "0"},
    {"NPM_CONFIG_STRICT_SSL", "false"},
    {"GIT_SSL_NO_VERIFY", "1 true yes on"},
    {"PIP_TRUSTED_HOST", "*"},
    {"GOINSECURE", "*"},
    {"GOSUMDB", "off"},
    {"GONOSUMDB", "**"},
    {"UV_INSECURE_HOST", "*"},
    {"YARN_STRICT_SSL", "false"},
    {"YARN_ENABLE_STRICT_SSL", "false 0"},
    {"CONDA_SSL_VERIFY", "false False no 0"},
    {"BUNDLE_SSL_VERIFY_MODE", "0"},
    {"HEX_UNSAFE_HTTPS", "1 true"},
};

bool variable_is_unverified(Str name, Str value)
{
    for (uint32_t i = 0; i < ARRAY_LEN(VARIABLES) && value.len; i++) {
        if (char_lower(str_at(name, 0)) != char_lower(VARIABLES[i].name[0])) continue;
        if (!str_ieq(name, str_of_z(VARIABLES[i].name))) continue;
        Str off = str_of_z(VARIABLES[i].off);
        if (str_is_z(off, "**")) return str_is_z(value, "*");
        return str_is_z(off, "*") || str_is_one_of(value, off);
    }
    return false;
}

// `NAME=value` in front of a command or behind `export`.
static Unverified by_assignment(const Word *word)
{
    uint32_t at = str_find_char(word->text, '=');
    if (at == STR_NONE || !word->is_literal) return (Unverified){0};
    Str name = str_cut(word->text, 0, at);
    if (!variable_is_unverified(name, str_skip(word->text, at + 1))) return (Unverified){0};
    return (Unverified){{word->span.start, word->span.start + at}, name, NULL, NULL};
}

// Told before the rows are looked at: most commands are in none.
static bool is_in_families(const Command *c, Str families)
{
    return c->family && str_is_one_of(cmd_family(c), families);
}

// Words that switch something off are long, but for the -k of curl.
static bool has_long_word(const Command *c)
{
    enum { SHORTEST = 10 };
    for (uint32_t i = 1; i < c->word_count; i++)
        if (SHORTEST <= c->word[i].text.len) return true;
    return cmd_is(c, "curl", NULL);
}

static Unverified by_word(const Command *c, bool is_long)
{
    Unverified off = {0};
    for (uint32_t i = 0; i < c->prefix_count && !off.text.len; i++)
        off = by_assignment(&c->prefix[i]);
    bool is_export = cmd_is(c, "export", NULL);
    for (uint32_t i = 1; i < c->word_count && !off.text.len && is_export; i++)
        off = by_assignment(&c->word[i]);
    bool may_have = is_long && (is_in_families(c, STR("git npm yarn pnpm apt yum dnf")) ||
                                cmd_is(c, "yum-config-manager", NULL));
    for (uint32_t k = 0; k < ARRAY_LEN(WORDS) && may_have; k++) {
        if (!str_is_one_of(c->name, WORDS[k].names)) continue;
        for (uint32_t i = 1; i < c->word_count && !off.text.len; i++)
            if (str_has(c->word[i].text, str_of_z(WORDS[k].key)))
                off = (Unverified){c->word[i].span, c->word[i].text, NULL, NULL};
    }
    return off;
}

static Unverified by_written(const Command *c)
{
    bool writes = c->has_redirect_out && str_is_one_of(c->name, STR("echo printf"));
    for (uint32_t i = 1; writes && i < c->word_count; i++)
        for (uint32_t k = 0; k < ARRAY_LEN(WRITTEN); k++)
            if (text_holds(c->word[i].text, WRITTEN[k]))
                return (Unverified){c->word[i].span, WRITTEN[k], NULL, NULL};
    return (Unverified){0};
}

static bool is_value(Str word, Str values)
{
    if (str_is_z(values, "*")) return str_at(word, 0) != '-';
    return str_any(word, values, str_ieq);
}

static const Word *setting_of(const Command *c, const Setting *s, const char *values)
{
    if (c->word_count < 3 || !str_is_one_of(c->name, s->names)) return NULL;
    Str key = str_of_z(s->key);
    for (uint32_t i = 1; i + 1 < c->word_count; i++) {
        Str text = c->word[i].text;
        bool is_end = str_at(key, 0) == '.' && key.len < text.len;
        if (is_end) text = str_skip(text, text.len - key.len);
        if (str_ieq(text, key) && is_value(c->word[i + 1].text, str_of_z(values)))
            return &c->word[i];
    }
    return NULL;
}

static Unverified find(const Command *c, bool is_long)
{
    const Word *word = NULL;
    // These are run most, have most words and are in neither table.
    bool is_in_none = !is_long || cmd_in(c, "apt", NULL) || cmd_in(c, "apk", NULL);
    const OffOption *option =
        is_in_none ? NULL : off_option_of(OPTIONS, ARRAY_LEN(OPTIONS), c, &word);
    if (option) {
        Str wanted = str_of_z(option->option);
        bool has_value = str_has_char(wanted, '=') || !option->takes_next;
        Str text = has_value ? word->text : wanted;
        return (Unverified){word->span, text, option, word};
    }
    bool has_settings =
        !is_in_none && is_in_families(c, STR("npm yarn pnpm git pip conda composer bundle gem"));
    for (uint32_t i = 0; i < ARRAY_LEN(SETTINGS) && has_settings; i++) {
        word = setting_of(c, &SETTINGS[i], SETTINGS[i].off);
        if (word) return (Unverified){word->span, word->text, NULL, NULL};
    }
    Unverified off = by_word(c, is_long);
    return off.text.len ? off : by_written(c);
}

Unverified unverified_by(const Command *c)
{
    Unverified off = find(c, has_long_word(c));
#ifndef NDEBUG
    if (!off.text.len && find(c, true).text.len) fl_host_panic("has_long_word lacks a short one");
#endif
    return off;
}

bool is_verified_again(const Commands *commands, uint32_t i)
{
    for (uint32_t k = 0; k < ARRAY_LEN(SETTINGS); k++) {
        if (!setting_of(&commands->item[i], &SETTINGS[k], SETTINGS[k].off)) continue;
        for (uint32_t n = i + 1; n < commands_near(commands, i); n++)
            if (setting_of(&commands->item[n], &SETTINGS[k], SETTINGS[k].on)) return true;
        if (commands->is_cut) return true; // what was not read may do it
    }
    return false;
}
