// Completion at the start of a command in a RUN: package installation for the base image that
// leaves no lists and downloads behind.
#include "features/completion.h"
#include "instructions/images.h"

typedef struct Install {
    uint8_t system; // BaseSystem; SYSTEM_NONE: by the image
    const char *image;
    const char *label, *detail;
    const char *lines; // a snippet; `\n` is a continuation
    const char *mount; // the flag that keeps its downloads out of the layer
    const char *alone; // instead of `lines` if that flag cannot be added; NULL: the same
} Install;

#define DISTRIBUTION .detail = "packages of the distribution"

static const Install installs[] = {
    {.system = SYSTEM_APT,
     .label = "apt-get install",
     DISTRIBUTION,
     .lines = "apt-get update\n&& apt-get install -y --no-install-recommends "
              "${1:package}\n&& rm -rf /var/lib/apt/lists/*"},
    {.system = SYSTEM_APK,
     .label = "apk add",
     DISTRIBUTION,
     .lines = "apk add --no-cache ${1:package}"},
    {.system = SYSTEM_DNF,
     .label = "dnf install",
     DISTRIBUTION,
     .lines = "dnf install -y ${1:package}\n&& dnf clean all"},
    {.system = SYSTEM_YUM,
     .label = "yum install",
     DISTRIBUTION,
     .lines = "yum install -y ${1:package}\n&& yum clean all"},
    {.system = SYSTEM_MICRODNF,
     .label = "microdnf install",
     DISTRIBUTION,
     .lines = "microdnf install -y ${1:package}\n&& microdnf clean all"},
    {.system = SYSTEM_ZYPPER,
     .label = "zypper install",
     DISTRIBUTION,
     .lines = "zypper --non-interactive install ${1:package}\n&& zypper clean --all"},
    {.system = SYSTEM_PACMAN,
     .label = "pacman -S",
     DISTRIBUTION,
     .lines = "pacman -Syu --noconfirm ${1:package}\n&& rm -rf /var/cache/pacman/pkg/*"},
    {.image = "node",
     .label = "npm ci",
     .detail = "the packages in package-lock.json",
     .lines = "npm ci",
     .mount = "--mount=type=cache,target=/root/.npm",
     .alone = "npm ci\n&& npm cache clean --force"},
    {.image = "python",
     .label = "pip install",
     .detail = "the packages in a list",
     .lines = "pip install -r ${1:requirements.txt}",
     .mount = "--mount=type=cache,target=/root/.cache/pip",
     .alone = "pip install --no-cache-dir -r ${1:requirements.txt}"},
    {.image = "golang",
     .label = "go mod download",
     .detail = "the modules in go.mod",
     .lines = "go mod download",
     .mount = "--mount=type=cache,target=/go/pkg/mod"},
    {.image = "rust",
     .label = "cargo build",
     .detail = "a release build",
     .lines = "cargo build --release --locked",
     .mount = "--mount=type=cache,target=/usr/local/cargo/registry"},
    {.image = "ruby",
     .label = "bundle install",
     .detail = "the gems in Gemfile.lock",
     .lines = "bundle install"},
    {.image = "maven",
     .label = "mvn package",
     .detail = "a program",
     .lines = "mvn -B package",
     .mount = "--mount=type=cache,target=/root/.m2/repository"},
};

// Alpine is known by the tag, Debian and Ubuntu by a release name in it. Red Hat's minimal images
// have microdnf.
static BaseSystem system_by_tag(Str tag, BaseSystem otherwise)
{
    Str part;
    while (str_next_part(&tag, '-', &part)) {
        if (str_starts_z(part, "ubuntu")) otherwise = SYSTEM_APT;
        if (str_is_z(part, "minimal") && otherwise == SYSTEM_DNF) otherwise = SYSTEM_MICRODNF;
        if (str_starts_z(part, "alpine")) return SYSTEM_APK;
        if (str_is_z(part, "chiseled")) return SYSTEM_NONE;
        if (image_suite(part)) otherwise = SYSTEM_APT;
    }
    return otherwise;
}

static bool is_crlf(const Completer *c)
{
    const Items *items = &c->h.doc->items;
    return items->count && str_ends_z(items_at(items, 0)->text, "\r\n");
}

// The shell text that contains the cursor.
typedef struct Spot {
    Span text;      // joined: the whole of it
    bool is_script; // the lines of a heredoc
    bool has_flags; // flags may still stand here
    uint32_t start; // joined: of the command that is written here
} Spot;

// The lines with the escape character of the context and the file's line ends; without placeholders
// unless `is_snippet`.
static Str written(const Completer *c, const Spot *spot, Str lines, bool is_snippet)
{
    Out out = out_on(c->h.arena);
    char escape = spot->is_script ? '\\' : model_escape(c->h.model);
    Str mark = STR("${1:");
    for (uint32_t i = 0; i < lines.len; i++) {
        bool is_mark = !is_snippet && str_starts(str_skip(lines, i), mark);
        if (is_mark) {
            i += mark.len - 1;
        } else if (lines.ptr[i] == '\n') {
            out_fmt(&out, " %s%c%s    ", is_snippet && escape == '\\' ? "\\" : "", escape,
                    is_crlf(c) ? "\r\n" : "\n");
        } else if (is_snippet || lines.ptr[i] != '}') {
            out_char(&out, lines.ptr[i]);
        }
    }
    return out_done(&out);
}

// Whether a flag of the instruction mounts the folder of that one.
static bool is_mounted(const Completer *c, Str mount)
{
    Str folder = str_skip(mount, str_find_char(mount, '/'));
    for (const Node *flag = NULL; (flag = instr_next_flag(c->h.in, flag));)
        if (str_has(node_str(c->h.in, flag), folder)) return true;
    return false;
}

static Str lines_of(const Completer *c, const Install *install, const Spot *spot)
{
    const char *mount = install->mount, *lines = install->lines;
    if (mount && !is_mounted(c, str_of_z(mount))) {
        if (spot->has_flags) return str_fmt(c->h.arena, "%s\n%s", mount, lines);
        if (install->alone) lines = install->alone;
    }
    return str_of_z(lines);
}

static void add(Completer *c, const Install *install, const Spot *spot, Rank rank)
{
    Str lines = lines_of(c, install, spot);
    FlCompletion item = {.label = str_of_z(install->label), .kind = FL_COMPLETES_LINES};
    item.detail = str_of_z(install->detail);
    item.text = written(c, spot, lines, false);
    item.snippet = written(c, spot, lines, true);
    complete_add(c, rank, item);
}

// For images that are used but not offered.
static const struct {
    BaseSystem system;
    Str images;
} others[] = {
    {SYSTEM_APT,
     STR_INIT("buildpack-deps drupal elixir erlang haproxy haskell jenkins/jenkins openjdk perl "
              "r-base swift tomcat wordpress")},
    {SYSTEM_APK, STR_INIT("docker traefik vault")},
    {SYSTEM_DNF, STR_INIT("oraclelinux redhat/ubi10 redhat/ubi8 redhat/ubi9 rockylinux "
                          "registry.access.redhat.com/ubi8 registry.access.redhat.com/ubi8/ubi "
                          "registry.access.redhat.com/ubi9 registry.access.redhat.com/ubi10")},
    {SYSTEM_MICRODNF, STR_INIT("redhat/ubi8-minimal redhat/ubi9-minimal redhat/ubi10-minimal "
                               "registry.access.redhat.com/ubi8-minimal "
                               "registry.access.redhat.com/ubi8/ubi-minimal "
                               "registry.access.redhat.com/ubi9-minimal "
                               "registry.access.redhat.com/ubi10-minimal "
                               "registry.access.redhat.com/ubi10/ubi-minimal")},
    {SYSTEM_YUM, STR_INIT("centos")},
    {SYSTEM_ZYPPER, STR_INIT("opensuse/tumbleweed registry.suse.com/bci/bci-base")},
};

static BaseSystem system_without_row(const Completer *c)
{
    const Stage *stage = complete_stage(c);
    const ImageRef *image = stage ? stage_root_image(c->h.model, stage) : NULL;
    if (!image || !image->is_valid) return SYSTEM_NONE;
    Str official = image_official(image), name = official.len ? official : image->name;
    for (uint32_t i = 0; i < ARRAY_LEN(others); i++)
        if (str_is_one_of(name, others[i].images)) return others[i].system;
    return SYSTEM_NONE;
}

static void add_all(Completer *c, const Spot *spot)
{
    Str tag;
    const BaseInfo *base = complete_base(c, &tag);
    BaseSystem system = system_by_tag(tag, base ? base->system : system_without_row(c));
    for (uint32_t i = 0; i < ARRAY_LEN(installs); i++) {
        const Install *install = &installs[i];
        bool is_image = install->image && base && z_eq(base->repository, install->image);
        bool is_system = system != SYSTEM_NONE && install->system == system;
        if (is_image || is_system) add(c, install, spot, is_image ? RANK_FIRST : RANK_USUAL);
    }
}

// ---- Where a command starts ----

// Characters besides blanks that end a shell word.
static const Str operators = STR_INIT("&|;()");

static bool ends_word(char c)
{
    return char_is_blank(c) || c == '\n' || str_has_char(operators, c);
}

// Whether the command has no words behind the cursor's word.
static bool is_last_word(const Completer *c, const Spot *spot)
{
    Str text = str_cut(c->h.in->joined, 0, spot->text.end);
    uint32_t at = c->h.at;
    bool is_begun = spot->start < at;
    while (is_begun && at < text.len && !ends_word(text.ptr[at])) at++;
    while (char_is_blank(str_at(text, at))) at++;
    return at == text.len || ends_word(text.ptr[at]) || text.ptr[at] == '}';
}

// A command that runs by itself in this shell and extends only to the cursor's line.
static bool find_command(Completer *c, Spot *spot)
{
    Str typed = str_cut(c->h.in->joined, spot->text.start, c->h.at);
    char next = str_at(c->h.in->joined, c->h.at);
    bool is_in_operator =
        str_has_char(STR("&|"), next) && typed.len && typed.ptr[typed.len - 1] == next;
    if (is_in_operator || !shell_typed_command(c->h.arena, typed, &spot->start)) return false;
    spot->start += spot->text.start;
    uint32_t byte = instr_start_byte(c->h.in, spot->start);
    if (spot->start == c->h.at) byte = c->h.byte;
    return !str_has_char(str_cut(c->h.in->text, byte, c->h.byte), '\n') && is_last_word(c, spot);
}

static void complete_at(Completer *c, Spot *spot)
{
    ShellKind shell = shell_at(c->h.model, c->h.step);
    bool is_read = shell == SHELL_POSIX || shell == SHELL_BASH;
    if (!is_read || step_is_windows(c->h.model, c->h.step) || !find_command(c, spot)) return;
    complete_from(c, spot->start, operators);
    add_all(c, spot);
}

void complete_lines(Completer *c)
{
    Spot spot = {.has_flags = c->is_flags};
    uint32_t start = instr_args_span(c->h.in).start;
    bool has_args = instr_arg_count(c->h.in) && start <= c->h.at;
    if (c->h.in->is_json) return;
    spot.text = (Span){has_args ? start : c->h.at, c->h.in->logical};
    complete_at(c, &spot);
}

void complete_script_lines(Completer *c, const Heredoc *body)
{
    Spot spot = {.text = body->body, .is_script = true};
    bool is_closed = body->delimiter.start < body->delimiter.end;
    bool is_script = hover_is_script(c->h.in, body) && c->h.at + is_closed <= body->body.end;
    if (!is_script || !shell_runs_script(instr_slice(c->h.in, body->body))) return;
    complete_at(c, &spot);
}
