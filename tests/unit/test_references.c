// References to images and git repositories (language.md 13.1, 13.6).
#include "base/out.h"
#include "group.h"
#include "values/image_ref.h"
#include "values/values.h"

#define HEX32 "0123456789abcdef0123456789abcdef"
#define A32   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

// A reference, and domain, path, tag and digest parted by blanks; behind a `!` it is not valid.
// clang-format off
static const struct {
    Str text, want;
} images[] = {
    {STR_INIT("debian"), STR_INIT(" debian  ")},
    {STR_INIT("debian:12"), STR_INIT(" debian 12 ")},
    {STR_INIT("library/debian"), STR_INIT(" library/debian  ")},
    {STR_INIT("docker.io/library/debian:1"), STR_INIT(" library/debian 1 ")},
    {STR_INIT("index.docker.io/a/b"), STR_INIT(" a/b  ")},
    {STR_INIT("a/b/c"), STR_INIT(" a/b/c  ")},
    {STR_INIT("ghcr.io/a/b:x"), STR_INIT("ghcr.io a/b x ")},
    {STR_INIT("localhost/a"), STR_INIT("localhost a  ")},
    {STR_INIT("localhost:5000/a:1"), STR_INIT("localhost:5000 a 1 ")},
    {STR_INIT("host:5000/a"), STR_INIT("host:5000 a  ")},
    {STR_INIT("Host/a"), STR_INIT("Host a  ")},
    {STR_INIT("[::1]:5000/a"), STR_INIT("[::1]:5000 a  ")},
    {STR_INIT("[::1]/a"), STR_INIT("[::1] a  ")},
    {STR_INIT("a.b_c__d---e1"), STR_INIT(" a.b_c__d---e1  ")},
    {STR_INIT("a:_x.Y-z"), STR_INIT(" a _x.Y-z ")},
    {STR_INIT("a@sha256:" HEX32 HEX32), STR_INIT(" a  sha256:" HEX32 HEX32)},
    {STR_INIT("a:1@sha256:" HEX32 HEX32), STR_INIT(" a 1 sha256:" HEX32 HEX32)},
    {STR_INIT("a@sha384:" HEX32 HEX32 HEX32), STR_INIT(" a  sha384:" HEX32 HEX32 HEX32)},
    {STR_INIT(A32 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), STR_INIT(" " A32 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  ")},
    {STR_INIT(A32 A32), STR_INIT("! " A32 A32 "  ")},
    {STR_INIT(""), STR_INIT("!   ")},
    {STR_INIT("Debian"), STR_INIT("! Debian  ")},
    {STR_INIT("a/B"), STR_INIT("! a/B  ")},
    {STR_INIT("a___b"), STR_INIT("! a___b  ")},
    {STR_INIT("a..b"), STR_INIT("! a..b  ")},
    {STR_INIT("a._b"), STR_INIT("! a._b  ")},
    {STR_INIT("-a"), STR_INIT("! -a  ")},
    {STR_INIT("a-"), STR_INIT("! a-  ")},
    {STR_INIT("a/"), STR_INIT("! a/  ")},
    {STR_INIT("/a"), STR_INIT("! /a  ")},
    {STR_INIT("a//b"), STR_INIT("! a//b  ")},
    {STR_INIT("a:"), STR_INIT("! a  ")},
    {STR_INIT("a:-x"), STR_INIT("! a -x ")},
    {STR_INIT("a:b:c"), STR_INIT("! a b:c ")},
    {STR_INIT("a:b c"), STR_INIT("! a b c ")},
    {STR_INIT("a@"), STR_INIT("! a  ")},
    {STR_INIT("a@sha256:" HEX32), STR_INIT("! a  sha256:" HEX32)},
    {STR_INIT("a@md5:" HEX32), STR_INIT("! a  md5:" HEX32)},
    {STR_INIT("host:port/a"), STR_INIT("!host:port a  ")},
    {STR_INIT("-h.x/a"), STR_INIT("!-h.x a  ")},
    {STR_INIT("h..x/a"), STR_INIT("!h..x a  ")},
    {STR_INIT("https://x.y/a"), STR_INIT("!https: /x.y/a  ")},
    {STR_INIT("${R}/a:${T:-1}"), STR_INIT("!${R} a ${T:-1} ")},
    {STR_INIT("${I:-debian:12}"), STR_INIT("! ${I:-debian:12}  ")},
    {STR_INIT("debian:$T"), STR_INIT("! debian $T ")},
};
// clang-format on

static void images_are_cut(void **state)
{
    (void)state;
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(images); i++) {
        ImageRef r = image_ref(images[i].text);
        Str got = str_fmt(&a, "%s%.*s %.*s %.*s %.*s", r.is_valid ? "" : "!", STR_ARG(r.domain),
                          STR_ARG(r.path), STR_ARG(r.tag), STR_ARG(r.digest));
        assert_str(got, images[i].want);
    }
    arena_clear(&a);
}

static void official_images_are_known(void **state)
{
    (void)state;
    static const struct {
        Str text, want;
    } rows[] = {
        {STR_INIT("debian:12"), STR_INIT("debian")},
        {STR_INIT("library/debian"), STR_INIT("debian")},
        {STR_INIT("docker.io/library/debian"), STR_INIT("debian")},
        {STR_INIT("docker.io/debian"), STR_INIT("debian")},
        {STR_INIT("bitnami/redis"), STR_INIT("")},
        {STR_INIT("ghcr.io/debian"), STR_INIT("")},
        {STR_INIT("public.ecr.aws/docker/library/node:22"), STR_INIT("node")},
        {STR_INIT("registry.docker.com/library/ruby"), STR_INIT("ruby")},
        {STR_INIT("public.ecr.aws/library/node"), STR_INIT("")},
        {STR_INIT("harbor.example.com/library/node"), STR_INIT("")},
        {STR_INIT("debian:$T"), STR_INIT("debian")},
        {STR_INIT("$I:12"), STR_INIT("")},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        ImageRef r = image_ref(rows[i].text);
        assert_str(image_official(&r), rows[i].want);
    }
}

// An address, and its remote, ref, subdir and checksum parted by blanks; or `none`.
// clang-format off
static const struct {
    Str text, want;
    GitError error;
} addresses[] = {
    {STR_INIT("git://x.y/a"), STR_INIT("git://x.y/a   "), GIT_OK},
    {STR_INIT("ssh://git@x.y:22/a.git"), STR_INIT("ssh://git@x.y:22/a.git   "), GIT_OK},
    {STR_INIT("https://x.y/a.git"), STR_INIT("https://x.y/a.git   "), GIT_OK},
    {STR_INIT("http://u:p@x.y/a.git"), STR_INIT("http://u:p@x.y/a.git   "), GIT_OK},
    {STR_INIT("HTTPS://x.y/a.git"), STR_INIT("HTTPS://x.y/a.git   "), GIT_OK},
    {STR_INIT("https://x.y/a.git#v1"), STR_INIT("https://x.y/a.git v1  "), GIT_OK},
    {STR_INIT("https://x.y/a.git#v1:sub/dir"), STR_INIT("https://x.y/a.git v1 sub/dir "), GIT_OK},
    {STR_INIT("https://x.y/a.git#:sub"), STR_INIT("https://x.y/a.git  sub "), GIT_OK},
    {STR_INIT("git@x.y:a/b"), STR_INIT("git@x.y:a/b   "), GIT_OK},
    {STR_INIT("git@x.y:a/b.git#main"), STR_INIT("git@x.y:a/b.git main  "), GIT_OK},
    {STR_INIT("some_user-1@x-y.z:a"), STR_INIT("some_user-1@x-y.z:a   "), GIT_OK},
    {STR_INIT("https://x.y/a.git?ref=v1"), STR_INIT("https://x.y/a.git v1  "), GIT_OK},
    {STR_INIT("https://x.y/a.git?tag=v1&subdir=d"), STR_INIT("https://x.y/a.git v1 d "), GIT_OK},
    {STR_INIT("https://x.y/a.git?branch=b&checksum=abc"), STR_INIT("https://x.y/a.git b  abc"), GIT_OK},
    {STR_INIT("https://x.y/a.git?commit=abc"), STR_INIT("https://x.y/a.git   abc"), GIT_OK},
    {STR_INIT("https://x.y/a.git?keep-git-dir"), STR_INIT("https://x.y/a.git   "), GIT_OK},
    {STR_INIT("https://x.y/a.git?keep-git-dir=1&submodules=false"), STR_INIT("https://x.y/a.git   "), GIT_OK},
    {STR_INIT("https://x.y/a.git?mtime=commit"), STR_INIT("https://x.y/a.git   "), GIT_OK},
    {STR_INIT("https://x.y/a.git?ref=refs/tags/v1&tag=v1"), STR_INIT("https://x.y/a.git refs/tags/v1  "), GIT_OK},
    {STR_INIT("git@x.y:a?ref=b"), STR_INIT("git@x.y:a b  "), GIT_OK},
    {STR_INIT("https://x.y/a.git?nope=1"), STR_INIT("https://x.y/a.git   "), GIT_UNKNOWN_KEY},
    {STR_INIT("https://x.y/a.git?Ref=1"), STR_INIT("https://x.y/a.git   "), GIT_UNKNOWN_KEY},
    {STR_INIT("https://x.y/a.git?ref=a&ref=a"), STR_INIT("https://x.y/a.git a  "), GIT_REPEATED_KEY},
    {STR_INIT("https://x.y/a.git?ref="), STR_INIT("https://x.y/a.git   "), GIT_MISSING_VALUE},
    {STR_INIT("https://x.y/a.git?subdir"), STR_INIT("https://x.y/a.git   "), GIT_MISSING_VALUE},
    {STR_INIT("https://x.y/a.git?submodules=x"), STR_INIT("https://x.y/a.git   "), GIT_BAD_VALUE},
    {STR_INIT("https://x.y/a.git?mtime=now"), STR_INIT("https://x.y/a.git   "), GIT_BAD_VALUE},
    {STR_INIT("https://x.y/a.git?tag=a&branch=b"), STR_INIT("https://x.y/a.git a  "), GIT_CONFLICT},
    {STR_INIT("https://x.y/a.git?ref=a&tag=b"), STR_INIT("https://x.y/a.git a  "), GIT_CONFLICT},
    {STR_INIT("https://x.y/a.git?ref=a#b"), STR_INIT("https://x.y/a.git a  "), GIT_CONFLICT},
    {STR_INIT("https://x.y/a.git?ref=b#b"), STR_INIT("https://x.y/a.git b  "), GIT_OK},
    {STR_INIT("https://x.y/a"), STR_INIT("none"), GIT_OK},
    {STR_INIT("https://x.y/a.git/"), STR_INIT("none"), GIT_OK},
    {STR_INIT("https://x.y/a.git/b"), STR_INIT("none"), GIT_OK},
    {STR_INIT("https://x.y/a.GIT"), STR_INIT("none"), GIT_OK},
    {STR_INIT("https://x.y/a.gitx"), STR_INIT("none"), GIT_OK},
    {STR_INIT("https://x.y/a?x=.git"), STR_INIT("none"), GIT_OK},
    {STR_INIT("https://x.y/a#.git"), STR_INIT("none"), GIT_OK},
    {STR_INIT("ftp://x.y/a.git"), STR_INIT("none"), GIT_OK},
    {STR_INIT("./git@x.y:a"), STR_INIT("none"), GIT_OK},
    {STR_INIT("../a.git"), STR_INIT("none"), GIT_OK},
    {STR_INIT("github.com/a/b"), STR_INIT("none"), GIT_OK},
    {STR_INIT("github.com/a/b.git"), STR_INIT("none"), GIT_OK},
    {STR_INIT("a.git"), STR_INIT("none"), GIT_OK},
    {STR_INIT("user.name@x.y:a"), STR_INIT("none"), GIT_OK},
    {STR_INIT("user@x_y:a"), STR_INIT("none"), GIT_OK},
    {STR_INIT("@x.y:a"), STR_INIT("none"), GIT_OK},
    {STR_INIT("user@:a"), STR_INIT("none"), GIT_OK},
    {STR_INIT("user@x.y/a"), STR_INIT("none"), GIT_OK},
    {STR_INIT(""), STR_INIT("none"), GIT_OK},
};
// clang-format on

static void git_addresses_are_read(void **state)
{
    (void)state;
    Arena a = {0};
    for (uint32_t i = 0; i < ARRAY_LEN(addresses); i++) {
        GitRef r = git_ref(addresses[i].text);
        Str got = str_fmt(&a, "%.*s %.*s %.*s %.*s", STR_ARG(r.remote), STR_ARG(r.ref),
                          STR_ARG(r.subdir), STR_ARG(r.checksum));
        if (r.error != addresses[i].error) print_message("row: %.*s\n", STR_ARG(addresses[i].text));
        assert_int_equal(r.error, addresses[i].error);
        if (!r.error) assert_str(r.is_git ? got : STR("none"), addresses[i].want);
        assert_true(r.is_git || !r.error);
    }
    arena_clear(&a);
}

int test_references(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(images_are_cut),
        cmocka_unit_test(official_images_are_known),
        cmocka_unit_test(git_addresses_are_read),
    };
    return cmocka_run_group_tests_name("references", tests, NULL, NULL);
}
