// Names of variables that well-known images set, as of November 2026. Only names, as values change
// with releases.
#include "model/base_env.h"
#include "instructions/images.h"

typedef struct BaseEnv {
    const char *repository; // of a Docker official image
    const char *names;      // blank-separated, without PATH
} BaseEnv;

static const BaseEnv table[] = {
    {"alpine", ""},
    {"amazonlinux", ""},
    {"busybox", ""},
    {"debian", ""},
    {"elixir", "LANG ELIXIR_VERSION OTP_VERSION REBAR_VERSION REBAR3_VERSION"},
    {"fedora", "DISTTAG FGC FBR container"},
    {"golang", "GOLANG_VERSION GOTOOLCHAIN GOPATH"},
    {"httpd", "HTTPD_PREFIX HTTPD_VERSION HTTPD_SHA256 HTTPD_PATCHES"},
    {"nginx", "NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE ACME_VERSION DYNPKG_RELEASE"},
    {"node", "NODE_VERSION YARN_VERSION"},
    {"python",
     "LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION "
     "PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256"},
    {"rockylinux", ""},
    {"almalinux", ""},
    {"ruby", "LANG RUBY_VERSION RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 GEM_HOME "
             "BUNDLE_SILENCE_ROOT_WARNING "
             "BUNDLE_APP_CONFIG RUBY_MAJOR"},
    {"rust", "RUSTUP_HOME CARGO_HOME RUST_VERSION"},
    {"ubuntu", ""},
    // Set by other images.
    {"", "JAVA_HOME CATALINA_HOME MAVEN_HOME PGDATA PG_MAJOR PHP_INI_DIR PHP_VERSION JENKINS_HOME "
         "DOTNET_VERSION APP_UID CUDA_VERSION LD_LIBRARY_PATH NB_USER NB_UID CONDA_DIR"},
};

static const Str default_path =
    STR_INIT("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

EnvAnswer base_env_scratch(Str name, Str *value)
{
    if (!str_is_z(name, "PATH")) return ENV_UNSET;
    *value = default_path;
    return ENV_SET;
}

static const BaseEnv *find(const ImageRef *image)
{
    Str official = image_official(image);
    for (uint32_t i = 0; official.len && i < ARRAY_LEN(table); i++)
        if (str_is_z(official, table[i].repository)) return &table[i];
    return NULL;
}

// Special parameters of the shell (`$$`, `$1`, `$@`), which are never environment variables.
static bool is_never_set(Str name)
{
    char first = str_at(name, 0);
    return char_is_digit(first) || str_has_char(STR("@*#?$!-"), first);
}

bool base_env_is_known(const ImageRef *image)
{
    return find(image) != NULL;
}

// Whether any image of the table sets the name.
static bool may_be_set(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(table); i++)
        if (str_is_one_of(name, str_of_z(table[i].names))) return true;
    return false;
}

EnvAnswer base_env(const ImageRef *image, bool is_builder, Str name, Str *value)
{
    (void)value;
    const BaseEnv *known = find(image);
    if (str_is_z(name, "PATH")) return ENV_UNKNOWN;
    if (is_never_set(name)) return ENV_UNSET;
    bool is_unset = (is_builder && !may_be_set(name)) ||
                    (str_starts_z(name, "PIP_") && image_is_plain(image_hub_path(image)));
    if (!known) return is_unset ? ENV_UNSET : ENV_UNKNOWN;
    return str_is_one_of(name, str_of_z(known->names)) ? ENV_UNKNOWN : ENV_UNSET;
}
