// The tables, and matching of names.
#include "values/file_kinds.h"

#define FOLDER(text, kind_of, beside)                                                              \
    {                                                                                              \
        .name = STR_INIT(text), .kind = kind_of, .proof = beside                                   \
    }
#define FILE_(text, kind_of)                                                                       \
    {                                                                                              \
        .name = STR_INIT(text), .kind = kind_of, .proof = ""                                       \
    }

static const FileName folders[] = {
    FOLDER("node_modules", FILE_HOST, ""),
    FOLDER("bower_components", FILE_HOST, ""),
    FOLDER(".venv", FILE_HOST, ""),
    FOLDER("venv", FILE_HOST, "requirements.txt pyproject.toml setup.py Pipfile"),
    FOLDER("env", FILE_HOST, "pyvenv.cfg"), // the file is inside the folder
    FOLDER("__pycache__", FILE_HOST, ""),
    FOLDER(".tox", FILE_HOST, ""),
    FOLDER(".terraform", FILE_HOST, ""),
    FOLDER(".gradle", FILE_HOST, ""),
    FOLDER("vendor", FILE_HOST, "composer.json"),
    FOLDER("target", FILE_HOST, "Cargo.toml pom.xml"),
    FOLDER("bin", FILE_HOST, "*.csproj *.fsproj *.vbproj"),
    FOLDER("obj", FILE_HOST, "*.csproj *.fsproj *.vbproj"),
    FOLDER("build", FILE_OUTPUT,
           "package.json build.gradle build.gradle.kts CMakeLists.txt setup.py"),
    FOLDER("dist", FILE_OUTPUT, "package.json setup.py pyproject.toml"),
    FOLDER(".next", FILE_OUTPUT, ""),
    FOLDER(".nuxt", FILE_OUTPUT, ""),
    FOLDER("coverage", FILE_OUTPUT, "package.json"),
    FOLDER(".git", FILE_VCS, ""),
    FOLDER(".hg", FILE_VCS, ""),
    FOLDER(".svn", FILE_VCS, ""),
    FOLDER(".aws", FILE_SECRET, ""),
    FOLDER(".ssh", FILE_SECRET, ""),
    FOLDER(".kube", FILE_SECRET, ""),
    FOLDER(".idea", FILE_JUNK, ""),
    FOLDER(".vscode", FILE_JUNK, ""),
};

static const FileName files[] = {
    FILE_(".git", FILE_VCS), // in a git worktree
    FILE_(".env", FILE_SECRET),
    FILE_(".env.*", FILE_SECRET),
    FILE_("*.env", FILE_SECRET),
    FILE_("id_rsa", FILE_SECRET),
    FILE_("id_dsa", FILE_SECRET),
    FILE_("id_ecdsa", FILE_SECRET),
    FILE_("id_ed25519", FILE_SECRET),
    FILE_("*.pem", FILE_SECRET),
    FILE_("*.key", FILE_SECRET),
    FILE_("*.p12", FILE_SECRET),
    FILE_("*.pfx", FILE_SECRET),
    FILE_("*.jks", FILE_SECRET),
    FILE_("*.keystore", FILE_SECRET),
    FILE_(".npmrc", FILE_SECRET),
    FILE_(".yarnrc.yml", FILE_SECRET),
    FILE_(".netrc", FILE_SECRET),
    FILE_(".pypirc", FILE_SECRET),
    FILE_(".pgpass", FILE_SECRET),
    FILE_(".htpasswd", FILE_SECRET),
    FILE_(".git-credentials", FILE_SECRET),
    FILE_("credentials", FILE_SECRET), // in .aws
    FILE_("auth.json", FILE_SECRET),
    FILE_(".DS_Store", FILE_JUNK),
    FILE_("*.log", FILE_JUNK),
    FILE_("*.swp", FILE_JUNK),
    FILE_("Dockerfile", FILE_DOCKER),
    FILE_("Dockerfile.*", FILE_DOCKER),
    FILE_("*.Dockerfile", FILE_DOCKER),
    FILE_("Containerfile", FILE_DOCKER),
    FILE_("*.dockerignore", FILE_DOCKER),
    FILE_("compose.yaml", FILE_DOCKER),
    FILE_("compose.yml", FILE_DOCKER),
    FILE_("docker-compose*", FILE_DOCKER),
};

static bool fits(Str pattern, Str name)
{
    char first = pattern.ptr[0], last = pattern.ptr[pattern.len - 1];
    if (first != '*' && last != '*') return str_eq(pattern, name);
    if (name.len < pattern.len) return false;
    return first == '*' ? str_ends(name, str_skip(pattern, 1))
                        : str_starts(name, str_cut(pattern, 0, pattern.len - 1));
}

const FileName *file_name(Str name, bool is_folder)
{
    if (!name.len) return NULL;
    char first = name.ptr[0], last = name.ptr[name.len - 1];
    const FileName *row = is_folder ? folders : files;
    const FileName *end = row + (is_folder ? ARRAY_LEN(folders) : ARRAY_LEN(files));
    for (; row < end; row++) {
        Str pattern = row->name;
        bool may_fit =
            pattern.ptr[0] == '*' ? pattern.ptr[pattern.len - 1] == last : pattern.ptr[0] == first;
        if (may_fit && fits(pattern, name)) return row;
    }
    return NULL;
}

bool file_is_sample(Str name)
{
    if (str_any(name, STR("example sample template dist default tmpl"), str_has)) return true;
    if (str_ends_z(name, ".pem") && !str_any(name, STR("key Key KEY"), str_has)) {
        // Public certificates and parameters, which are no secrets.
        static const Str marks = STR_INIT("cert Cert crt root Root CA ca. bundle chain dhparam");
        if (str_any(name, marks, str_has)) return true;
    }
    return str_ends_z(name, ".pub") ||
           str_any(name, STR("cacert ca-cert ca-bundle public pubkey"), str_has);
}

bool file_is_secret_there(Str path)
{
    static const Str FILES[] = {STR_INIT(".aws/credentials"), STR_INIT(".kube/config")};
    for (uint32_t i = 0; i < ARRAY_LEN(FILES); i++) {
        if (!str_ends(path, FILES[i])) continue;
        uint32_t start = path.len - FILES[i].len;
        if (!start || path.ptr[start - 1] == '/') return true;
    }
    return false;
}

Str path_last(Str path)
{
    return str_skip(path, str_behind_last(path, '/'));
}

Str path_head(Str path)
{
    uint32_t start = str_behind_last(path, '/');
    return str_cut(path, 0, start ? start - 1 : 0);
}

bool file_is_made(Str path)
{
    static const Str made = STR_INIT("dist build out target bin obj publish release output "
                                     "artifacts artifact .next node_modules "
                                     "vendor .venv venv public _build coverage bazel-bin");
    Str part;
    while (path.len && str_next_part(&path, '/', &part)) {
        if (str_is_one_of(part, made)) return true;
        if (str_ends_z(part, ".jar") || str_ends_z(part, ".war") || str_ends_z(part, ".whl") ||
            str_ends_z(part, ".tgz") || str_ends_z(part, ".gz") || str_ends_z(part, ".zip"))
            return true;
    }
    return false;
}

bool str_is_word(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!char_is_word(s.ptr[i]) && !str_has_char(STR("./-+@~"), s.ptr[i])) return false;
    return s.len;
}
