// Use the package manager that the base image has.
//
// Alpine has apk, Debian and Ubuntu have apt-get, Fedora and its relatives have dnf; distroless images have none. The
// command is not found, and the build fails.
//
// ```dockerfile
// FROM node:22.12-alpine
// RUN apt-get update && apt-get install -y --no-install-recommends curl
//     ^^^^^^^^^^^^^^ `apt-get` is missing: images based on Alpine install with `apk`
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apk add curl
//     ^^^^^^^ `apk` is missing: images based on Debian or Ubuntu install with `apt-get`
// FROM fedora:42
// RUN apt install -y curl
//     ^^^^^^^^^^^ `apt` is missing: images based on Fedora and its relatives install with `dnf`
// ```
//
// The minimal images of Red Hat have microdnf alone, which can install the others:
//
// ```dockerfile
// FROM registry.access.redhat.com/ubi9/ubi-minimal:9.5
// RUN dnf install -y tar && dnf clean all
//     ^^^^^^^^^^^ `dnf` is missing: images based on a minimal system of Red Hat install with `microdnf`
// FROM registry.access.redhat.com/ubi9/ubi-minimal:9.5
// RUN microdnf install -y dnf && dnf install -y tar && dnf clean all
// ```
//
// A test whether it is there, and an unknown base image, are fine:
//
// ```dockerfile
// FROM debian:12
// RUN if command -v apk; then apk add curl; fi && apt-get --version
// RUN apk add curl || true
// ```
//
// ```dockerfile
// FROM example.org/own:1
// RUN apk add curl
// FROM maven:3.9.9-amazoncorretto-21
// RUN yum -y -q install git-2.40 && yum clean all
// FROM eclipse-temurin:21.0.5_11-jdk-ubi9-minimal
// RUN microdnf -y install git-2.40 && microdnf clean all
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "lint/run_facts.h"

enum { LOOKS_MAX = 100 }; // instructions before it

// What images of each kind are called, and the managers that are there or may be.
typedef struct Kind {
    BaseSystem system;
    const char *images, *manager;
    Str names;
} Kind;

static const Kind KINDS[] = {
    {SYSTEM_APT, "Debian or Ubuntu", "apt-get", STR_INIT("apt-get apt aptitude apt-cache")},
    {SYSTEM_APK, "Alpine", "apk", STR_INIT("apk")},
    {SYSTEM_DNF, "Fedora and its relatives", "dnf", STR_INIT("dnf yum microdnf")},
    {SYSTEM_MICRODNF, "a minimal system of Red Hat", "microdnf", STR_INIT("microdnf")},
    {SYSTEM_ZYPPER, "openSUSE", "zypper", STR_INIT("zypper")},
    {SYSTEM_PACMAN, "Arch Linux", "pacman", STR_INIT("pacman")},
};

static const Str MANAGERS_OF_SYSTEMS =
    STR_INIT("apt-get apt aptitude apk dnf yum microdnf zypper pacman");

static const Kind *kind_of(BaseSystem system)
{
    for (uint32_t i = 0; i < ARRAY_LEN(KINDS); i++)
        if (KINDS[i].system == system) return &KINDS[i];
    return NULL;
}

// Whether the RUN, or one before it, speaks of the program in another way than by starting it.
static bool commands_mention(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 1; k < commands->item[i].word_count; k++)
            if (text_holds(commands->item[i].word[k].text, name)) return true;
    return !commands->is_complete || commands->has_unknown;
}

static bool may_be_brought(const At *c, Str name)
{
    Chain chain = chain_before(c->model, c->step);
    if (commands_mention(run_commands(c), name)) return true;
    for (uint32_t n = 0; chain_back(&chain); n++) {
        const Instr *in = instr_at(c->model, chain.step);
        if (LOOKS_MAX < n || in->kind == K_ADD) return true;
        if (in->kind == K_COPY && instr_flag(in, STR("from"))) return true;
        if (in->kind == K_RUN && commands_mention(commands_of(c->model, chain.step, in), name))
            return true;
    }
    return false;
}

static void report_missing(Check *c, const Command *command, BaseSystem system)
{
    const Kind *kind = kind_of(system);
    if (!kind) {
        report(c, cmd_head(command), "`%.*s` is missing: this image has no package manager",
               STR_ARG(command->name));
        return;
    }
    report(c, cmd_head(command), "`%.*s` is missing: images based on %s install with `%s`",
           STR_ARG(command->name), kind->images, kind->manager);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    BaseSystem system;
    const Commands *commands = run_commands(&c->at);
    const Stage *stage = stage_of(c->model, c->step);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command_is_named(&c->at, command)) continue;
        if (!command->name.len || !str_is_one_of(command->name, MANAGERS_OF_SYSTEMS)) continue;
        if (command->place & (IN_BODY | IN_CONDITION) || command->after == JOIN_OR ||
            !cmd_sub(command))
            continue;
        if (!stage || !base_system(c->model, stage, &system)) return;
        const Kind *kind = kind_of(system);
        if (kind && str_is_one_of(command->name, kind->names)) return;
        Command copy = *command;
        if (may_be_brought(&c->at, command->name)) return;
        report_missing(c, &copy, system);
        return;
    }
}

RULE(package_manager_missing) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("tool-missing"),
    .on = ON(RUN),
    .commands = WORDS("apt-get apt aptitude apk dnf yum microdnf zypper pacman"),
    .not_in_onbuild = true,
    .check = check,
};
