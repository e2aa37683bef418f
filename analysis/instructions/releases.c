#include "instructions/releases.h"

const Str releases_date = STR_INIT("January 2026");

static const EndedRelease table[] = {
    {"adoptopenjdk", "*", "eclipse-temurin"},
    {"alpine",
     "2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15 3.16 3.17 3.18 3.19",
     "3.22"},
    {"amazoncorretto", "15 16 18 19 20 22 23 24", "21"},
    {"amazonlinux", "1 2016.09 2017.03 2017.09 2017.12 2018.03", "2023"},
    {"celery", "*", "python"},
    {"centos", "*", "rockylinux/rockylinux"},
    {"consul", "*", "hashicorp/consul"},
    {"debian", "6 7 8 9 10 squeeze wheezy jessie stretch buster", "12"},
    {"django", "*", "python"},
    {"eclipse-temurin", "16 18 19 20 22 23 24", "21"},
    {"elasticsearch", "1 2 5 6", "8.17.0"},
    {"elixir", "1.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14", "1.18"},
    {"erlang", "17 18 19 20 21 22 23 24 25", "27"},
    {"fedora", "2 3 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41", "43"},
    {"golang",
     "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14 1.15 1.16 1.17 1.18 "
     "1.19 1.20 1.21 1.22 1.23",
     "1.25"},
    {"iojs", "*", "node"},
    {"java", "*", "eclipse-temurin"},
    {"jenkins", "*", "jenkins/jenkins"},
    {"mariadb",
     "5 10.0 10.1 10.2 10.3 10.4 10.5 10.7 10.8 10.9 10.10 11.0 11.1 11.2 11.3 11.5 11.6 11.7",
     "11.4"},
    {"mongo", "2 3 4 5 6", "8.0"},
    {"mysql", "5", "8.4"},
    {"nats-streaming", "*", "nats"},
    {"node",
     "0 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 21 23 argon boron carbon dubnium erbium fermium "
     "gallium hydrogen",
     "22"},
    {"openjdk", "*", "eclipse-temurin"},
    {"opensuse", "*", "opensuse/leap"},
    {"opensuse/leap", "42 42.1 42.2 42.3 15.0 15.1 15.2 15.3 15.4 15.5", "15.6"},
    {"oraclelinux", "5 6 7", "9"},
    {"php", "5 7 8.0 8.1", "8.4"},
    {"piwik", "*", "matomo"},
    {"postgres", "8 9 10 11 12 13", "17"},
    {"python", "2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9", "3.13"},
    {"rails", "*", "ruby"},
    {"rabbitmq", "3.6 3.7 3.8 3.9 3.10 3.11", "4"},
    {"redis", "2 3 4 5 6.0", "7.4"},
    {"ruby", "1 2 3.0 3.1", "3.4"},
    {"sentry", "*", "getsentry/sentry"},
    {"swarm", "*", "docker"},
    {"tomcat", "5 6 7 8", "9.0"},
    {"ubuntu",
     "10.04 12.04 12.10 13 14 15 16 17 18 19 20 21 22.10 23 24.10 25.04 precise trusty "
     "xenial bionic "
     "focal groovy hirsute impish kinetic lunar mantic oracular plucky",
     "24.04"},
    {"vault", "*", "hashicorp/vault"},
    {"microsoft/aspnet", "*", "mcr.microsoft.com/dotnet/framework/aspnet"},
    {"microsoft/aspnetcore", "*", "mcr.microsoft.com/dotnet/aspnet"},
    {"microsoft/aspnetcore-build", "*", "mcr.microsoft.com/dotnet/sdk"},
    {"microsoft/dotnet", "*", "mcr.microsoft.com/dotnet/sdk, aspnet or runtime"},
    {"microsoft/dotnet-framework", "*", "mcr.microsoft.com/dotnet/framework/runtime"},
    {"microsoft/iis", "*", "mcr.microsoft.com/windows/servercore/iis"},
    {"microsoft/mssql-server-linux", "*", "mcr.microsoft.com/mssql/server"},
    {"microsoft/nanoserver", "*", "mcr.microsoft.com/windows/nanoserver"},
    {"microsoft/windowsservercore", "*", "mcr.microsoft.com/windows/servercore"},
    {"mcr.microsoft.com/dotnet/sdk", "2 3 5 6 7", "8.0"},
    {"mcr.microsoft.com/dotnet/aspnet", "2 3 5 6 7", "8.0"},
    {"mcr.microsoft.com/dotnet/runtime", "2 3 5 6 7", "8.0"},
    {"mcr.microsoft.com/dotnet/runtime-deps", "2 3 5 6 7", "8.0"},
    {"mcr.microsoft.com/dotnet/core/sdk", "*", "mcr.microsoft.com/dotnet/sdk"},
    {"mcr.microsoft.com/dotnet/core/aspnet", "*", "mcr.microsoft.com/dotnet/aspnet"},
    {"mcr.microsoft.com/dotnet/core/runtime", "*", "mcr.microsoft.com/dotnet/runtime"},
    {"mcr.microsoft.com/windows", "1803 1903 1909 2004 20H2", "ltsc2022"},
    {"mcr.microsoft.com/windows/nanoserver", "1709 1803 1903 1909 2004 20H2", "ltsc2022"},
    {"mcr.microsoft.com/windows/servercore", "1709 1803 1903 1909 2004 20H2", "ltsc2022"},
    {"quay.io/centos/centos", "7 8 stream8", "stream9"},
    {"registry.access.redhat.com/ubi7", "*", "registry.access.redhat.com/ubi9"},
    {"registry.access.redhat.com/ubi7-minimal", "*", "registry.access.redhat.com/ubi9-minimal"},
    {"registry.access.redhat.com/ubi7/ubi", "*", "registry.access.redhat.com/ubi9/ubi"},
    {"registry.access.redhat.com/ubi7/ubi-minimal", "*",
     "registry.access.redhat.com/ubi9/ubi-minimal"},
};

static const Str systems_ended =
    STR_INIT("ubuntu12.04 ubuntu14.04 ubuntu16.04 ubuntu18.04 ubuntu20.04 debian7 debian8 debian9 "
             "debian10 centos5 centos6 centos7 centos8 rhel7 ubi7 el7");

// Whether one of them includes the version: `3.9` includes `3.9.18` and `3.9`, but not `3.90`.
static bool cover(Str ended, Str version)
{
    for (uint32_t end = 0; end <= version.len; end++) {
        bool is_part = end == version.len || version.ptr[end] == '.';
        if (is_part && str_is_one_of(str_cut(version, 0, end), ended)) return true;
    }
    return false;
}

static const EndedRelease *row_of(Str repository)
{
    char first = str_at(repository, 0);
    for (uint32_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].repository[0] == first && str_is_z(repository, table[i].repository))
            return &table[i];
    return NULL;
}

bool releases_know(Str repository)
{
    const EndedRelease *row = row_of(repository);
    return row && row->versions[0] != '*';
}

const EndedRelease *release_ended(Str repository, Str version)
{
    const EndedRelease *row = row_of(repository);
    bool is_over = row && (row->versions[0] == '*' || cover(str_of_z(row->versions), version));
    return is_over ? row : NULL;
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
    *next = str_starts_z(part, "ubuntu")   ? STR("ubuntu24.04")
            : str_starts_z(part, "debian") ? STR("debian12")
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
