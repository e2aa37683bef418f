// Completion of an empty RUN: installing packages as the base image does it, without leaving lists and downloads behind.
#include "features/completion.h"
#include "instructions/images.h"

typedef struct Install {
    uint8_t system; // BaseSystem; SYSTEM_NONE: by the image
    Str image;
    Str label, detail;
    Str lines; // a snippet; `\n` ends a line that goes on
} Install;

static const Install installs[] = {
    {SYSTEM_APT, STR_INIT(""), STR_INIT("apt-get install"),
     STR_INIT("packages of the distribution"),
     STR_INIT("apt-get update\n&& apt-get install -y --no-install-recommends ${1:package}\n"
              "&& rm -rf /var/lib/apt/lists/*")},
    {SYSTEM_APK, STR_INIT(""), STR_INIT("apk add"), STR_INIT("packages of the distribution"),
     STR_INIT("apk add --no-cache ${1:package}")},
    {SYSTEM_DNF, STR_INIT(""), STR_INIT("dnf install"), STR_INIT("packages of the distribution"),
     STR_INIT("dnf install -y ${1:package}\n&& dnf clean all")},
    {SYSTEM_MICRODNF, STR_INIT(""), STR_INIT("microdnf install"),
     STR_INIT("packages of the distribution"),
     STR_INIT("microdnf install -y ${1:package}\n&& microdnf clean all")},
    {SYSTEM_ZYPPER, STR_INIT(""), STR_INIT("zypper install"),
     STR_INIT("packages of the distribution"),
     STR_INIT("zypper --non-interactive install ${1:package}\n&& zypper clean --all")},
    {SYSTEM_PACMAN, STR_INIT(""), STR_INIT("pacman -S"), STR_INIT("packages of the distribution"),
     STR_INIT("pacman -Syu --noconfirm ${1:package}\n&& pacman -Scc --noconfirm")},
    {SYSTEM_NONE, STR_INIT("node"), STR_INIT("npm ci"),
     STR_INIT("the packages in package-lock.json"),
     STR_INIT("--mount=type=cache,target=/root/.npm\nnpm ci")},
    {SYSTEM_NONE, STR_INIT("python"), STR_INIT("pip install"), STR_INIT("the packages in a list"),
     STR_INIT("--mount=type=cache,target=/root/.cache/pip\n"
              "pip install -r ${1:requirements.txt}")},
    {SYSTEM_NONE, STR_INIT("golang"), STR_INIT("go mod download"),
     STR_INIT("the modules in go.mod"),
     STR_INIT("--mount=type=cache,target=/go/pkg/mod\ngo mod download")},
    {SYSTEM_NONE, STR_INIT("rust"), STR_INIT("cargo build"), STR_INIT("a release build"),
     STR_INIT("--mount=type=cache,target=/usr/local/cargo/registry\n"
              "cargo build --release --locked")},
    {SYSTEM_NONE, STR_INIT("ruby"), STR_INIT("bundle install"),
     STR_INIT("the gems in Gemfile.lock"), STR_INIT("bundle install")},
    {SYSTEM_NONE, STR_INIT("maven"), STR_INIT("mvn package"), STR_INIT("a program"),
     STR_INIT("--mount=type=cache,target=/root/.m2/repository\nmvn -B package")},
};

// Alpine by the tag; Debian and Ubuntu by the name of a release in it.
static BaseSystem system_by_tag(Str tag, BaseSystem otherwise)
{
    Str part;
    while (str_next_part(&tag, '-', &part)) {
        if (str_starts(part, STR("alpine"))) return SYSTEM_APK;
        if (str_eq(part, STR("chiseled"))) return SYSTEM_NONE;
        if (image_suite(part)) otherwise = SYSTEM_APT;
    }
    return otherwise;
}

static bool is_crlf(const Completer *c)
{
    const Items *items = &c->h.doc->items;
    return items->count && str_ends(items_at(items, 0)->text, STR("\r\n"));
}

// The lines with the file's escape character and line ends; as plain text without the marks of a snippet.
static Str written(const Completer *c, Str lines, bool is_snippet)
{
    Out out = out_on(c->h.arena);
    char escape = model_escape(c->h.model);
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

void complete_lines(Completer *c)
{
    Str tag;
    const BaseInfo *base = complete_base(c, &tag);
    if (c->word || step_is_windows(c->h.model, c->h.step)) return;
    BaseSystem system = system_by_tag(tag, base ? base->system : SYSTEM_NONE);
    for (uint32_t i = 0; i < ARRAY_LEN(installs); i++) {
        const Install *install = &installs[i];
        bool is_image = install->image.len && base && str_eq(base->repository, install->image);
        bool is_system = system != SYSTEM_NONE && install->system == system;
        bool has_mount = str_starts(install->lines, STR("--"));
        if (!(is_image || is_system) || (has_mount && !c->is_flags)) continue;
        FlCompletion item = {.label = install->label, .kind = FL_COMPLETES_LINES};
        item.detail = install->detail;
        item.text = written(c, install->lines, false);
        item.snippet = written(c, install->lines, true);
        complete_add(c, is_image ? RANK_FIRST : RANK_USUAL, item);
    }
}
