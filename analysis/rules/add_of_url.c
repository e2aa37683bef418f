// Say what a download must be with `--checksum`, or fetch it in a RUN.
//
// ADD takes whatever the server sends today: a file that was changed, or swapped by somebody else, goes into the image
// unnoticed. With `--checksum=sha256:…` the build stops when it is not the same file any more. A RUN can check, unpack and
// remove the download in one layer.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y curl
// ADD https://example.com/tool.tar.gz /opt/
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever the server sends goes into the image; add `--checksum`, or download it in a RUN that checks it
// ```
//
// Where the stage has curl, the fix fetches it in a RUN, which is the place to check it:
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y curl
// RUN curl -fsSL --create-dirs -o /opt/tool.tar.gz https://example.com/tool.tar.gz
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ADD ["http://example.com/a.txt", "/srv/a.txt"]
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ whatever the server sends goes into the image; add `--checksum`, or download it in a RUN that checks it
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM alpine:3.20
// ARG SOURCE
// ADD --checksum=sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d https://example.com/a.txt /
// ADD https://github.com/example/app.git#v1.2 /src
// ADD $SOURCE /src
// ADD app.tar.gz /src
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "lint/sources.h"
#include "values/file_kinds.h"

static void check(Check *c, const Instr *in)
{
    if (instr_flag(in, STR("checksum"))) return;
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++) {
        if (sources.item[i].kind != SOURCE_URL) continue;
        report(c, sources.item[i].span,
               "whatever the server sends goes into the image; add `--checksum`, or download it in "
               "a RUN that checks it");
        return;
    }
}

// ---- The RUN in its place ----

static bool installs_curl(const Model *m, uint32_t step)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 1; k < c->word_count; k++)
            if (str_is_z(c->word[k].text, "curl")) return true;
    }
    return false;
}

static bool has_curl(const Model *m, uint32_t step)
{
    Chain chain = chain_before(m, step);
    while (chain_back(&chain))
        if (instr_at(m, chain.step)->kind == K_RUN && installs_curl(m, chain.step)) return true;
    return false;
}

// Whether a shell reads the text as the builder does.
static bool is_plain(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_word(text.ptr[i]) && !str_has_char(STR("/.:-+=,@%~"), text.ptr[i]))
            return false;
    return text.len != 0;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (instr_flag_count(in) || instr_arg_count(in) != 2) return;
    if (!has_curl(f->model, found->step) || shell_at(f->model, found->step) > SHELL_BASH) return;
    Str url = arg_text(in, instr_arg(in, 0)), to = arg_text(in, instr_arg(in, 1));
    if (!is_plain(url) || !is_plain(to) || str_at(to, 0) == '~') return;
    // Written without a slash, a folder of every system takes the file in as well.
    bool is_named =
        str_is_one_of(path_last(to), STR("bin etc home lib media mnt opt root sbin share "
                                         "srv src tmp usr var local"));
    if (is_named) to = str_join(f->arena, to, STR("/"));
    bool is_folder = str_ends_z(to, "/");
    Str name = is_folder ? path_last(url) : STR("");
    if (is_folder && !name.len) return;
    if (!is_folder && str_at(path_last(to), 0) == '.') return;
    fix_offer(f, found, FIX_ASK, "Download it in a RUN");
    Str line = str_fmt(f->arena, "RUN curl -fsSL --create-dirs -o %.*s%.*s %.*s", STR_ARG(to),
                       STR_ARG(name), STR_ARG(url));
    fix_replace(f, found, (Span){in->start, instr_args_span(in).end}, line);
}

RULE(add_of_url) = {
    .codes = WORDS("sonar:S7026"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(ADD),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
