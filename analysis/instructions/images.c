// The tables of images: official ones, their variants, and those of the distroless project.
#include "instructions/images.h"
#include "fl_texts.h"

#define TEXTS images

#define OFFICIAL(name, what)           .repository = STR_INIT(name), .software = what
#define SIZES(all, of_slim, of_alpine) .full = all, .slim = of_slim, .alpine = of_alpine
#define ENTRYPOINT(script)             .entrypoint = script
#define PASSES_ON                      .passes_on = true
#define STARTS_IN(folder)              .workdir = folder
#define ON_PATH(folders)               .path = folders
#define RUNS_AS(name)                  .user = name
#define MAJOR_IS_ENOUGH                .enough = 1

static const ImageFacts official_images[] = {
    {OFFICIAL("almalinux", "AlmaLinux"), 2, SIZES("200 MB", "", ""), false, IMAGE_BASH,
     MAJOR_IS_ENOUGH},
    {OFFICIAL("alpine", "Alpine"), 3, SIZES("8 MB", "", ""), false, IMAGE_ASH},
    {OFFICIAL("amazonlinux", "Amazon Linux"), 2, SIZES("150 MB", "", ""), false, IMAGE_BASH,
     MAJOR_IS_ENOUGH},
    {OFFICIAL("busybox", "BusyBox"), 3, SIZES("5 MB", "", ""), false, IMAGE_ASH},
    {OFFICIAL("debian", "Debian"), 2, SIZES("120 MB", "80 MB", ""), false, IMAGE_DASH,
     MAJOR_IS_ENOUGH},
    {OFFICIAL("eclipse-temurin", "Java"), 3, SIZES("", "", ""), false, IMAGE_SHELL_UNKNOWN},
    {OFFICIAL("fedora", "Fedora"), 1, SIZES("170 MB", "", ""), false, IMAGE_BASH, MAJOR_IS_ENOUGH},
    {OFFICIAL("golang", "Go"), 3, SIZES("850 MB", "", "250 MB"), true, IMAGE_DASH, STARTS_IN("/go"),
     ON_PATH("/go/bin:/usr/local/go/bin:")},
    {OFFICIAL("httpd", "Apache httpd"), 3, SIZES("150 MB", "", "60 MB"), false, IMAGE_DASH,
     STARTS_IN("/usr/local/apache2"), ON_PATH("/usr/local/apache2/bin:")},
    {OFFICIAL("mariadb", "MariaDB"), 3, SIZES("400 MB", "", ""), false, IMAGE_DASH,
     ENTRYPOINT("docker-entrypoint.sh"), MAJOR_IS_ENOUGH},
    {OFFICIAL("memcached", "Memcached"), 3, SIZES("90 MB", "", "10 MB"), false, IMAGE_DASH,
     ENTRYPOINT("docker-entrypoint.sh"), MAJOR_IS_ENOUGH, RUNS_AS("memcache")},
    {OFFICIAL("mongo", "MongoDB"), 3, SIZES("800 MB", "", ""), false, IMAGE_DASH,
     ENTRYPOINT("docker-entrypoint.sh"), MAJOR_IS_ENOUGH},
    {OFFICIAL("mysql", "MySQL"), 3, SIZES("600 MB", "", ""), false, IMAGE_BASH,
     ENTRYPOINT("docker-entrypoint.sh"), MAJOR_IS_ENOUGH},
    {OFFICIAL("nginx", "nginx"), 3, SIZES("190 MB", "", "50 MB"), false, IMAGE_DASH,
     ENTRYPOINT("/docker-entrypoint.sh")},
    {OFFICIAL("node", "Node"), 3, SIZES("1.1 GB", "220 MB", "160 MB"), true, IMAGE_DASH,
     ENTRYPOINT("docker-entrypoint.sh"), PASSES_ON},
    {OFFICIAL("php", "PHP"), 3, SIZES("500 MB", "", "100 MB"), true, IMAGE_DASH,
     ENTRYPOINT("docker-php-entrypoint"), PASSES_ON},
    {OFFICIAL("postgres", "PostgreSQL"), 2, SIZES("430 MB", "", "280 MB"), false, IMAGE_DASH,
     ENTRYPOINT("docker-entrypoint.sh"), MAJOR_IS_ENOUGH},
    {OFFICIAL("python", "Python"), 3, SIZES("1 GB", "130 MB", "50 MB"), true, IMAGE_DASH},
    {OFFICIAL("redis", "Redis"), 3, SIZES("120 MB", "", "50 MB"), false, IMAGE_DASH,
     ENTRYPOINT("docker-entrypoint.sh"), STARTS_IN("/data"), MAJOR_IS_ENOUGH},
    {OFFICIAL("rockylinux", "Rocky Linux"), 2, SIZES("200 MB", "", ""), false, IMAGE_BASH,
     MAJOR_IS_ENOUGH},
    {OFFICIAL("ruby", "Ruby"), 3, SIZES("1 GB", "200 MB", "100 MB"), true, IMAGE_DASH,
     ON_PATH("/usr/local/bundle/bin:")},
    {OFFICIAL("rust", "Rust"), 3, SIZES("1.5 GB", "800 MB", "900 MB"), true, IMAGE_DASH,
     ON_PATH("/usr/local/cargo/bin:")},
    {OFFICIAL("ubuntu", "Ubuntu"), 2, SIZES("80 MB", "", ""), false, IMAGE_DASH, MAJOR_IS_ENOUGH},
};

static const SuiteInfo suites[] = {
    {STR_INIT("wheezy"), STR_INIT("Debian 7")},     {STR_INIT("jessie"), STR_INIT("Debian 8")},
    {STR_INIT("stretch"), STR_INIT("Debian 9")},    {STR_INIT("buster"), STR_INIT("Debian 10")},
    {STR_INIT("bullseye"), STR_INIT("Debian 11")},  {STR_INIT("bookworm"), STR_INIT("Debian 12")},
    {STR_INIT("trixie"), STR_INIT("Debian 13")},    {STR_INIT("forky"), STR_INIT("Debian 14")},
    {STR_INIT("trusty"), STR_INIT("Ubuntu 14.04")}, {STR_INIT("xenial"), STR_INIT("Ubuntu 16.04")},
    {STR_INIT("bionic"), STR_INIT("Ubuntu 18.04")}, {STR_INIT("focal"), STR_INIT("Ubuntu 20.04")},
    {STR_INIT("jammy"), STR_INIT("Ubuntu 22.04")},  {STR_INIT("noble"), STR_INIT("Ubuntu 24.04")},
};

static const WordInfo users[] = {
    {"root", TEXT("the administrator: whoever breaks into a program that runs as "
                  "root is root in the container")},
    {"node", TEXT("number 1000 in the images of Node")},
    {"nginx", TEXT("number 101 in the images of nginx")},
    {"nobody", TEXT("number 65534 in most images: it owns no files and has no home directory")},
    {"nonroot", TEXT("number 65532 in distroless images")},
    {"postgres", TEXT("the user of the images of PostgreSQL")},
    {"ContainerUser", TEXT("the user of Windows containers without special rights")},
    {"ContainerAdministrator", TEXT("the administrator of Windows containers")},
    {"www-data", TEXT("number 33 in images based on Debian")},
};

static const struct {
    const char *repository, *name, *number,
        *on_alpine; // empty `repository`: all images of the table
} numbers[] = {
    {"node", "node", "1000", "1000"},      {"nginx", "nginx", "101", "101"},
    {"postgres", "postgres", "999", "70"}, {"debian", "www-data", "33", ""},
    {"php", "www-data", "33", "82"},       {"", "nobody", "65534", "65534"},
};

static const WordInfo variants[] = {
    {"alpine",
     TEXT("Alpine Linux: small, with musl in place of glibc. The shell and tools are those of "
          "BusyBox, there is no bash, and packages come from `apk`. Programs built for glibc "
          "do not start, packages without musl builds are compiled anew or fail, and the DNS "
          "resolver ignores some options of `/etc/resolv.conf`. If that is a problem, use an "
          "image based on Debian (`-slim`).")},
    {"slim",
     TEXT("The Debian variant with only what the program needs: no compiler, `curl` or `git`. "
          "It has glibc, so ready-made packages work.")},
    {"latest",
     TEXT("`latest` points to a new image after every release: the same file builds another "
          "image next month. Name a version.")},
};

static const ImageFamily families[] = {
    {STR_INIT("distroless/nodejs"), STR_INIT("/nodejs/bin/node"),
     TEXT("Its ENTRYPOINT is `/nodejs/bin/node`, so CMD names only the script: `CMD "
          "[\"server.js\"]`.")},
    {STR_INIT("distroless/java-base"), STR_INIT(""), TEXT("It has no ENTRYPOINT.")},
    {STR_INIT("distroless/java"), STR_INIT("/usr/bin/java -jar"),
     TEXT("Its ENTRYPOINT is `/usr/bin/java -jar`, so CMD names only the file: `CMD "
          "[\"app.jar\"]`.")},
    {STR_INIT("distroless/static"), STR_INIT(""),
     TEXT("For programs that need no C library, such as those of Go with `CGO_ENABLED=0`. It "
          "has CA certificates, time zones, `/tmp` and the user `nonroot`.")},
    {STR_INIT("distroless/base"), STR_INIT(""),
     TEXT("For programs that need glibc. It has CA certificates, time zones, `/tmp` and the "
          "user `nonroot`.")},
    {STR_INIT("distroless/cc"), STR_INIT(""),
     TEXT("For programs that need glibc and `libgcc` or `libstdc++`, such as those in Rust or "
          "C++.")},
};

#define NPM    " npm npx corepack yarn pnpm bun"
#define MAKE   " make gcc g++ cc"
#define PYTHON " pip pip3 python python3"
#define SHADOW " useradd usermod userdel groupadd groupmod groupdel" // of the package shadow

// Facts as of November 2026, for supported versions.
static const ImageTools tools[] = {
    {"alpine busybox", "", "wget nc", "curl bash git node jq" PYTHON MAKE SHADOW NPM},
    {"node python ruby golang", "alpine", "wget nc", "curl bash git jq" MAKE SHADOW NPM},
    {"node python ruby golang", "", "curl wget git bash make gcc g++", "jq nc crontab" NPM},
    {"debian", "slim", "bash",

     "curl wget git jq nc ps zip unzip crontab locale-gen add-apt-repository" PYTHON MAKE NPM},
    {"node python ruby", "slim", "bash", "curl wget git jq nc ps zip unzip crontab" MAKE NPM},
    {"debian ubuntu", "", "bash",

     "curl wget git jq nc zip unzip crontab locale-gen add-apt-repository" PYTHON MAKE NPM},
    {"php", "", "curl bash make gcc g++", "wget git jq nc crontab composer" NPM},
    {"php", "alpine", "curl wget nc", "git jq composer" SHADOW NPM},
    {"eclipse-temurin openjdk amazoncorretto", "", "", "mvn gradle"},
    {"eclipse-temurin openjdk amazoncorretto", "alpine", "wget nc", "mvn gradle curl git"},
    {"openjdk", "slim", "", "mvn gradle"},
    {"rust", "alpine", "wget nc", "curl bash git jq make" SHADOW NPM},
    {"rust", "slim", "bash", "curl wget git jq nc make" NPM},
    {"fedora rockylinux almalinux amazonlinux", "", "curl bash", "wget git nc" MAKE},
};

static const Str plain =
    STR_INIT("amazoncorretto archlinux buildpack-deps centos clojure dart eclipse-temurin elixir "
             "erlang gcc haskell julia openjdk oraclelinux perl php r-base swift tomcat");
static const Str plain_of_others = STR_INIT(
    "condaforge/mambaforge condaforge/miniforge3 continuumio/anaconda3 continuumio/miniconda3 "
    "hexpm/elixir hexpm/erlang nvidia/cuda opensuse/leap opensuse/tumbleweed oven/bun "
    "pytorch/pytorch registry.access.redhat.com/ubi8/ubi "
    "registry.access.redhat.com/ubi8/ubi-minimal registry.access.redhat.com/ubi8 "
    "registry.access.redhat.com/ubi8-minimal registry.access.redhat.com/ubi9/ubi "
    "registry.access.redhat.com/ubi9/ubi-minimal registry.access.redhat.com/ubi9 "
    "registry.access.redhat.com/ubi9-minimal rocker/r-ver tensorflow/tensorflow");

const Str image_usual_path =
    STR_INIT("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
const PackedText image_scratch =
    TEXT("**scratch**: the empty image. It has no shell, so a program is started by the exec "
         "form only, and RUN in shell form does not work. It has no CA certificates, no "
         "`/tmp`, no users and no C library: copy in what the program needs.");
const PackedText image_distroless =
    TEXT("Distroless: no shell and no package manager. RUN in shell form does not work, and "
         "CMD, ENTRYPOINT and HEALTHCHECK need the exec form.");
const PackedText image_distroless_debug =
    TEXT("Distroless with a BusyBox shell, to look around in: `docker run --rm -it "
         "--entrypoint=sh IMAGE`. The shell is `/busybox/sh`, not `/bin/sh`, so the shell form "
         "needs `SHELL [\"/busybox/sh\", \"-c\"]`. Ship the image without `debug`.");
const PackedText image_windows = TEXT(
    "A Windows image: it runs on Windows hosts only. Command lines run in `cmd /S /C` unless SHELL "
    "says otherwise, and `# escape=` with a backtick lets `\\` stand in paths.");

const ImageFacts *image_facts(Str official)
{
    for (uint32_t i = 0; i < ARRAY_LEN(official_images) && official.len; i++) {
        if (str_eq(official_images[i].repository, official)) return &official_images[i];
    }
    return NULL;
}

const ImageTools *image_tools(Str official, Str variant)
{
    for (uint32_t i = 0; official.len && i < ARRAY_LEN(tools); i++) {
        bool is_variant = str_is_z(variant, tools[i].variant);
        if (is_variant && str_is_one_of(official, str_of_z(tools[i].repositories)))
            return &tools[i];
    }
    return NULL;
}

const SuiteInfo *image_suite(Str part)
{
    for (uint32_t i = 0; i < ARRAY_LEN(suites); i++)
        if (str_eq(suites[i].name, part)) return &suites[i];
    return NULL;
}

bool image_is_plain(Str repository)
{
    return str_is_one_of(repository, str_has_char(repository, '/') ? plain_of_others : plain);
}

const WordInfo *image_user(Str name)
{
    return word_info(users, ARRAY_LEN(users), name);
}

Str image_user_number(Str official, bool is_alpine, Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(numbers); i++) {
        bool is_here = !*numbers[i].repository || str_is_z(official, numbers[i].repository);
        if (!is_here || !str_is_z(name, numbers[i].name)) continue;
        return str_of_z(is_alpine ? numbers[i].on_alpine : numbers[i].number);
    }
    return STR("");
}

const WordInfo *image_variants(uint32_t *count)
{
    *count = ARRAY_LEN(variants);
    return variants;
}

const ImageFamily *image_family(Str path)
{
    for (uint32_t i = 0; i < ARRAY_LEN(families); i++) {
        if (str_starts(path, families[i].path)) return &families[i];
    }
    return NULL;
}
