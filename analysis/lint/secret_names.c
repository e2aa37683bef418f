// Judges names of variables that may hold secrets.
#include "lint/secret_names.h"
#include "lint/run_facts.h"

enum { NAME_MOST = 120 }; // bytes of a name that are examined

// A name in lower case.
typedef struct Lower {
    char bytes[NAME_MOST];
    Str text;
} Lower;

static void lower_name(Lower *lower, Str name)
{
    uint32_t len = name.len < NAME_MOST ? name.len : NAME_MOST;
    for (uint32_t i = 0; i < len; i++) lower->bytes[i] = char_lower(name.ptr[i]);
    lower->text = str_of(lower->bytes, len);
}

// Whether a part of the name, split at underscores, is in the list.
static bool has_part(Str name, Str list)
{
    for (Str part; str_next_part(&name, '_', &part);)
        if (str_is_one_of(part, list)) return true;
    return false;
}

// A quick test: the words below begin with these letters.
static bool begins_as_secret(char c)
{
    return c == 'a' || c == 'c' || c == 'k' || c == 'p' || c == 's' || c == 't';
}

static bool is_builders(Str name)
{
    static const Str SECRETS = STR_INIT("apikey auth credential credentials key password pword "
                                        "passwd secret token");
    bool has_one = false;
    Str rest = name;
    for (Str part; !has_one && str_next_part(&rest, '_', &part);)
        has_one = begins_as_secret(str_at(part, 0)) && str_is_one_of(part, SECRETS);
    return has_one && !has_part(name, STR("public file version"));
}

static bool is_hadolints(Str name)
{
    static const Str NAMES =
        STR_INIT("application_key aws_access_key_id ci_deploy_user docker_email facebook_app_id "
                 "heroku_api_user okta_authn_groupid okta_client_orgurl okta_oauth2_clientid "
                 "stripe_device_name travis_os_name travis_secure_env_vars travis_sudo");
    static const Str PARTS = STR_INIT("api_key client_key password private secret token username");
    return str_any(name, PARTS, str_has) || str_is_one_of(name, NAMES);
}

// A placeholder such as `**None**` or `<todo>`.
static bool is_placeholder(Str text)
{
    static const Str WORDS = STR_INIT("none null nil empty todo unset undefined placeholder");
    if (str_at(text, 0) == '<') return true;
    while (text.len && !char_is_word(text.ptr[0])) text = str_skip(text, 1);
    while (text.len && !char_is_word(text.ptr[text.len - 1])) text.len--;
    return str_any(text, WORDS, str_ieq);
}

// Whether the value is `/run/x`, `$HOME/x` or `${HOME}/x`.
static bool is_path(Str text)
{
    uint32_t at = str_at(text, 0) == '$';
    while (at && (char_is_word(str_at(text, at)) || str_has_char(STR("{}"), str_at(text, at))))
        at++;
    return str_at(text, at) == '/';
}

// Values that are no secret: empty, boolean, a small number, a path.
static bool is_harmless(Str value)
{
    Str text = str_trim(value);
    bool is_quoted = 2 <= text.len && (text.ptr[0] == '"' || text.ptr[0] == '\'');
    if (is_quoted) text = str_cut(text, 1, text.len - 1);
    uint32_t number;
    return !text.len || is_placeholder(text) ||
           str_is_one_of(text, STR("true false yes no on off True False")) || is_path(text) ||
           (text.len < 4 && str_number(text, &number));
}

bool secret_value_is_telling(Str value)
{
    bool has_digit = false, has_letter = false;
    if (2 <= value.len && (value.ptr[0] == '"' || value.ptr[0] == '\''))
        value = str_cut(value, 1, value.len - 1);
    if (value.len < 8 || value.ptr[0] == '/' || value.ptr[0] == '<') return false;
    for (uint32_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (char_is_blank(c) || c == '$' || c == ':' || c == '{') return false;
        has_digit |= char_is_digit(c);
        has_letter |= char_is_alpha(c);
    }
    return has_digit && has_letter;
}

// `TOKEN_TYPE`: the last part names something that is no secret.
static bool tells_about(Str name)
{
    return str_is_one_of(
        str_skip(name, str_behind_last(name, '_')),
        STR("type url uri name id domain mode method provider endpoint host port "
            "ttl timeout enabled manager usage lifetime length size bits algorithm format "
            "issuer audience realm policy prefix alias server backend "
            "store arn callback helper expiry expires in age days scope"));
}

static bool is_public(Str name, Str value)
{
    static const Str KNOWN = STR_INIT("gpg pgp key_id keyid sha256 sha512 checksum keyring "
                                      "known_hosts fingerprint signing_key cache_key key_header "
                                      "site_key publishable");
    // What tools put into the pages that they build.
    static const Str SHOWN = STR_INIT("vite_ react_app_ vue_app_ gatsby_ next_public_");
    if (str_has_z(name, "__") && !secret_value_is_telling(value)) return true;
    bool is_password = str_any(name, STR("password passwd"), str_has); // of `pgpassword`
    if (str_any(name, SHOWN, str_starts) && !is_password && !str_has_z(name, "secret")) return true;
    return (!is_password && str_any(name, KNOWN, str_has)) || tells_about(name) ||
           str_is_z(name, "primary_key") || (value.len && is_harmless(value));
}

// Words in names that are about a secret but hold none.
static bool is_about(Str name)
{
    static const Str WORDS = STR_INIT(
        "file path dir url uri public version name expir ttl timeout lifetime length "
        "header issuer algorithm type tokenizer policy enable disable max min limit count");
    return str_any(name, WORDS, str_has);
}

static bool is_likely(Str name)
{
    if (has_part(name, STR("pass pw pwd passphrase"))) return true;
    static const Str PARTS =
        STR_INIT("password passwd secret token api_key apikey client_key private_key");
    return str_any(name, PARTS, str_has);
}

// Whether a connection string contains a password: `Server=db;User Id=sa;Password=...`
static bool holds_password(Str value)
{
    static const Str SAMPLES = STR_INIT("password postgres root test secret changeme");
    bool is_quoted = 2 <= value.len && (value.ptr[0] == '"' || value.ptr[0] == '\'');
    Str rest = is_quoted ? str_cut(value, 1, value.len - 1) : value, key;
    while (str_has_char(value, ';') && rest.len) {
        Str pair = STR("");
        str_next_part(&rest, ';', &pair);
        str_next_part(&pair, '=', &key);
        key = str_trim(key);
        if (!str_ieq(key, STR("password")) && !str_ieq(key, STR("pwd"))) continue;
        return char_is_word(str_at(pair, 0)) && !is_placeholder(pair) &&
               !str_is_one_of(pair, SAMPLES);
    }
    return false;
}

SecretName secret_name(Str written, Str value)
{
    Lower lower;
    lower_name(&lower, written);
    Str name = lower.text;
    SecretName kind = {.is_builders = is_builders(name)};
    kind.is_secret =
        kind.is_builders || (secret_value_is_telling(value) && is_likely(name) && !is_about(name));
    if (!kind.is_secret) {
        kind.is_secret = holds_password(value);
        return kind;
    }
    kind.is_hadolints = is_hadolints(name);
    kind.is_public = is_public(name, value);
    return kind;
}

bool secret_is_assigned(Str written, Str value)
{
    Lower lower;
    if (!secret_value_is_telling(value)) return false;
    lower_name(&lower, written);
    return is_likely(lower.text) && !is_about(lower.text) && !is_public(lower.text, value);
}

bool secret_name_is_hadolints(Str written)
{
    Lower lower;
    lower_name(&lower, written);
    return is_hadolints(lower.text);
}
