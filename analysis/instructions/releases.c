#include "instructions/releases.h"

#define ENDED(name, list, newer) STR_INIT(name), STR_INIT(list), STR_INIT(newer)

const Str releases_date = STR_INIT("January 2026");

static const EndedRelease table[] = {
    {ENDED("adoptopenjdk", "*", "eclipse-temurin")},
    {ENDED(
        "alpine",
        "2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15 3.16 3.17 3.18 3.19",
        "3.22")},
    {ENDED("amazoncorretto", "15 16 18 19 20 22 23 24", "21")},
    {ENDED("amazonlinux", "1 2016.09 2017.03 2017.09 2017.12 2018.03", "2023")},
    {ENDED("celery", "*", "python")},
    {ENDED("centos", "*", "rockylinux/rockylinux")},
    {ENDED("consul", "*", "hashicorp/consul")},
    {ENDED("debian", "6 7 8 9 10 squeeze wheezy jessie stretch buster", "12")},
    {ENDED("django", "*", "python")},
    {ENDED("eclipse-temurin", "16 18 19 20 22 23 24", "21")},
    {ENDED("elasticsearch", "1 2 5 6", "8.17.0")},
    {ENDED("elixir", "1.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14", "1.18")},
    {ENDED("erlang", "17 18 19 20 21 22 23 24 25", "27")},
    {ENDED("fedora", "2 3 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41",
           "43")},
    {ENDED("golang",
           "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14 1.15 1.16 1.17 1.18 "
           "1.19 1.20 1.21 1.22 1.23",
           "1.25")},
    {ENDED("iojs", "*", "node")},
    {ENDED("java", "*", "eclipse-temurin")},
    {ENDED("jenkins", "*", "jenkins/jenkins")},
    {ENDED(
        "mariadb",
        "5 10.0 10.1 10.2 10.3 10.4 10.5 10.7 10.8 10.9 10.10 11.0 11.1 11.2 11.3 11.5 11.6 11.7",
        "11.4")},
    {ENDED("mongo", "2 3 4 5 6", "8.0")},
    {ENDED("mysql", "5", "8.4")},
    {ENDED("nats-streaming", "*", "nats")},
    {ENDED("node", "0 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 21 23", "22")},
    {ENDED("openjdk", "*", "eclipse-temurin")},
    {ENDED("opensuse", "*", "opensuse/leap")},
    {ENDED("opensuse/leap", "42 42.1 42.2 42.3 15.0 15.1 15.2 15.3 15.4 15.5", "15.6")},
    {ENDED("oraclelinux", "5 6 7", "9")},
    {ENDED("php", "5 7 8.0 8.1", "8.4")},
    {ENDED("piwik", "*", "matomo")},
    {ENDED("postgres", "8 9 10 11 12 13", "17")},
    {ENDED("python", "2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9", "3.13")},
    {ENDED("rails", "*", "ruby")},
    {ENDED("rabbitmq", "3.6 3.7 3.8 3.9 3.10 3.11", "4")},
    {ENDED("redis", "2 3 4 5 6.0", "7.4")},
    {ENDED("ruby", "1 2 3.0 3.1", "3.4")},
    {ENDED("sentry", "*", "getsentry/sentry")},
    {ENDED("swarm", "*", "docker")},
    {ENDED("tomcat", "5 6 7 8", "9.0")},
    {ENDED("ubuntu",
           "10.04 12.04 12.10 13 14 15 16 17 18 19 20 21 22.10 23 24.10 25.04 precise trusty "
           "xenial bionic "
           "focal groovy hirsute impish kinetic lunar mantic oracular plucky",
           "24.04")},
    {ENDED("vault", "*", "hashicorp/vault")},
    {ENDED("microsoft/aspnet", "*", "mcr.microsoft.com/dotnet/framework/aspnet")},
    {ENDED("microsoft/aspnetcore", "*", "mcr.microsoft.com/dotnet/aspnet")},
    {ENDED("microsoft/aspnetcore-build", "*", "mcr.microsoft.com/dotnet/sdk")},
    {ENDED("microsoft/dotnet", "*", "mcr.microsoft.com/dotnet/sdk, aspnet or runtime")},
    {ENDED("microsoft/dotnet-framework", "*", "mcr.microsoft.com/dotnet/framework/runtime")},
    {ENDED("microsoft/iis", "*", "mcr.microsoft.com/windows/servercore/iis")},
    {ENDED("microsoft/mssql-server-linux", "*", "mcr.microsoft.com/mssql/server")},
    {ENDED("microsoft/nanoserver", "*", "mcr.microsoft.com/windows/nanoserver")},
    {ENDED("microsoft/windowsservercore", "*", "mcr.microsoft.com/windows/servercore")},
    {ENDED("mcr.microsoft.com/dotnet/sdk", "2 3 5 6 7", "8.0")},
    {ENDED("mcr.microsoft.com/dotnet/aspnet", "2 3 5 6 7", "8.0")},
    {ENDED("mcr.microsoft.com/dotnet/runtime", "2 3 5 6 7", "8.0")},
    {ENDED("mcr.microsoft.com/dotnet/runtime-deps", "2 3 5 6 7", "8.0")},
    {ENDED("mcr.microsoft.com/dotnet/core/sdk", "*", "mcr.microsoft.com/dotnet/sdk")},
    {ENDED("mcr.microsoft.com/dotnet/core/aspnet", "*", "mcr.microsoft.com/dotnet/aspnet")},
    {ENDED("mcr.microsoft.com/dotnet/core/runtime", "*", "mcr.microsoft.com/dotnet/runtime")},
    {ENDED("mcr.microsoft.com/windows", "1803 1903 1909 2004 20H2", "ltsc2022")},
    {ENDED("mcr.microsoft.com/windows/nanoserver", "1709 1803 1903 1909 2004 20H2", "ltsc2022")},
    {ENDED("mcr.microsoft.com/windows/servercore", "1709 1803 1903 1909 2004 20H2", "ltsc2022")},
    {ENDED("quay.io/centos/centos", "7 8 stream8", "stream9")},
    {ENDED("registry.access.redhat.com/ubi7", "*", "registry.access.redhat.com/ubi9")},
    {ENDED("registry.access.redhat.com/ubi7-minimal", "*",
           "registry.access.redhat.com/ubi9-minimal")},
    {ENDED("registry.access.redhat.com/ubi7/ubi", "*", "registry.access.redhat.com/ubi9/ubi")},
    {ENDED("registry.access.redhat.com/ubi7/ubi-minimal", "*",
           "registry.access.redhat.com/ubi9/ubi-minimal")},
};

static const Str systems_ended =
    STR_INIT("ubuntu12.04 ubuntu14.04 ubuntu16.04 ubuntu18.04 ubuntu20.04 debian7 debian8 debian9 "
             "debian10 centos5 centos6 centos7 centos8 rhel7 ubi7 el7");

// Whether one of them is the version: `3.9` is for `3.9.18` and `3.9`, but not for `3.90`.
static bool cover(Str ended, Str version)
{
    for (uint32_t end = 0; end <= version.len; end++) {
        bool is_part = end == version.len || version.ptr[end] == '.';
        if (is_part && str_is_one_of(str_cut(version, 0, end), ended)) return true;
    }
    return false;
}

const EndedRelease *release_ended(Str repository, Str version)
{
    for (uint32_t i = 0; i < ARRAY_LEN(table); i++) {
        if (!str_eq(table[i].repository, repository)) continue;
        Str ended = table[i].versions;
        if (str_eq(ended, STR("*")) || cover(ended, version)) return &table[i];
    }
    return NULL;
}

bool suite_ended(Str name, Str *next)
{
    bool is_debian = str_is_one_of(name, STR("squeeze wheezy jessie stretch buster"));
    *next = is_debian ? STR("bookworm") : STR("noble");
    return is_debian || str_is_one_of(name, STR("precise trusty xenial bionic focal"));
}

bool system_ended(Str part, Str *next)
{
    if (!str_is_one_of(part, systems_ended)) return false;
    *next = str_starts(part, STR("ubuntu"))   ? STR("ubuntu24.04")
            : str_starts(part, STR("debian")) ? STR("debian12")
                                              : STR("one with a newer system");
    return true;
}

bool distroless_ended(Str name, Str *system)
{
    static const Str ENDED_ON[] = {STR_INIT("debian9"), STR_INIT("debian10"), STR_INIT("debian11")};
    for (uint32_t i = 0; i < ARRAY_LEN(ENDED_ON); i++) {
        *system = ENDED_ON[i];
        if (str_ends(name, ENDED_ON[i])) return true;
    }
    return false;
}
