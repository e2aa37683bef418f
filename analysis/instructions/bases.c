// The table of base images.
#include "instructions/bases.h"

#define IMAGE(name, what)      .repository = name, .text = what
#define TAGS(versions, ending) .tags = versions, .variants = ending
#define PORTS(numbers)         .ports = numbers
#define USERS(names)           .users = names

static const BaseInfo table[] = {
    {IMAGE("alpine", "Alpine Linux: small, with musl in place of glibc."),
     TAGS("3.23 3.22 3.21", ""), SYSTEM_APK},
    {IMAGE("debian", "Debian GNU/Linux."), TAGS("trixie bookworm", "-slim"), SYSTEM_APT},
    {IMAGE("ubuntu", "Ubuntu, versions with long support."), TAGS("26.04 24.04 22.04", ""),
     SYSTEM_APT},
    {IMAGE("node", "Node.js with npm."), TAGS("26 24 22", "-slim -alpine -trixie -trixie-slim"),
     SYSTEM_APT, PORTS("3000"), USERS("node")},
    {IMAGE("python", "Python with pip."),
     TAGS("3.14 3.13 3.12", "-slim -alpine -trixie -slim-trixie"), SYSTEM_APT, PORTS("8000")},
    {IMAGE("golang", "The Go compiler, for building."), TAGS("1.26 1", "-alpine -trixie"),
     SYSTEM_APT, PORTS("8080")},
    {IMAGE("rust", "The Rust compiler with cargo, for building."),
     TAGS("1", "-slim -alpine -trixie -slim-trixie"), SYSTEM_APT, PORTS("8080")},
    {IMAGE("eclipse-temurin", "Java, a build of OpenJDK."),
     TAGS("25-jdk 25-jre 21-jdk 21-jre 17-jdk 17-jre", "-alpine -noble"), SYSTEM_APT,
     PORTS("8080")},
    {IMAGE("maven", "Maven with Java, for building."),
     TAGS("3-eclipse-temurin-25 3-eclipse-temurin-21", "-alpine"), SYSTEM_APT},
    {IMAGE("gradle", "Gradle with Java, for building."), TAGS("jdk25 jdk21", "-alpine"), SYSTEM_APT,
     PORTS(NULL), USERS("gradle")},
    {IMAGE("php", "PHP."), TAGS("8.5-cli 8.5-fpm 8.5-apache 8.4-cli 8.4-fpm 8.4-apache", "-trixie"),
     SYSTEM_APT, PORTS("9000 80"), USERS("www-data")},
    {IMAGE("ruby", "Ruby with gem and bundler."), TAGS("4.0 3.4", "-slim -alpine"), SYSTEM_APT,
     PORTS("3000")},
    {IMAGE("nginx", "The nginx web server."), TAGS("stable mainline", "-alpine -alpine-slim"),
     SYSTEM_APT, PORTS("80 443"), USERS("nginx")},
    {IMAGE("httpd", "The Apache web server."), TAGS("2.4", "-alpine"), SYSTEM_APT, PORTS("80 443"),
     USERS("www-data")},
    {IMAGE("caddy", "The Caddy web server."), TAGS("2", "-alpine"), SYSTEM_APK,
     PORTS("80 443 443/udp")},
    {IMAGE("postgres", "The PostgreSQL database."), TAGS("18 17 16", "-alpine -trixie"), SYSTEM_APT,
     PORTS("5432"), USERS("postgres")},
    {IMAGE("mysql", "The MySQL database."), TAGS("8.4", ""), SYSTEM_MICRODNF, PORTS("3306 33060"),
     USERS("mysql")},
    {IMAGE("mariadb", "The MariaDB database."), TAGS("11.8 11.4", ""), SYSTEM_APT, PORTS("3306"),
     USERS("mysql")},
    {IMAGE("mongo", "The MongoDB database."), TAGS("8.0 7.0", ""), SYSTEM_APT, PORTS("27017"),
     USERS("mongodb")},
    {IMAGE("redis", "The Redis store."), TAGS("8", "-alpine"), SYSTEM_APT, PORTS("6379"),
     USERS("redis")},
    {IMAGE("memcached", "The Memcached store."), TAGS("1.6", "-alpine"), SYSTEM_APT, PORTS("11211"),
     USERS("memcache")},
    {IMAGE("rabbitmq", "The RabbitMQ message broker."), TAGS("4", "-alpine -management"),
     SYSTEM_APT, PORTS("5672 15672"), USERS("rabbitmq")},
    {IMAGE("busybox", "BusyBox: a shell and small tools, no package manager."),
     TAGS("1.37", "-musl -glibc"), SYSTEM_NONE},
    {IMAGE("fedora", "Fedora Linux."), TAGS("43 42", ""), SYSTEM_DNF},
    {IMAGE("rockylinux/rockylinux", "Rocky Linux, made from the sources of Red Hat's."),
     TAGS("10 9", "-minimal"), SYSTEM_DNF},
    {IMAGE("almalinux", "AlmaLinux, compatible with Red Hat's."), TAGS("10 9", "-minimal"),
     SYSTEM_DNF},
    {IMAGE("amazonlinux", "Amazon Linux."), TAGS("2023", ""), SYSTEM_DNF},
    {IMAGE("archlinux", "Arch Linux, always the newest."), TAGS("base base-devel", ""),
     SYSTEM_PACMAN},
    {IMAGE("opensuse/leap", "openSUSE Leap."), TAGS("16.0 15.6", ""), SYSTEM_ZYPPER},
    {IMAGE("registry.access.redhat.com/ubi10/ubi", "Red Hat Universal Base Image 10."),
     TAGS("latest", ""), SYSTEM_DNF},
    {IMAGE("registry.access.redhat.com/ubi9/ubi", "Red Hat Universal Base Image 9."),
     TAGS("latest", ""), SYSTEM_DNF},
    {IMAGE("registry.access.redhat.com/ubi9/ubi-minimal",
           "Red Hat Universal Base Image 9 with few packages."),
     TAGS("latest", ""), SYSTEM_MICRODNF},
    {IMAGE("mcr.microsoft.com/dotnet/sdk", ".NET with its compilers, for building."),
     TAGS("10.0 8.0", "-alpine -noble"), SYSTEM_APT, PORTS("8080"), USERS("app")},
    {IMAGE("mcr.microsoft.com/dotnet/aspnet", ".NET for running web programs."),
     TAGS("10.0 8.0", "-alpine -noble -noble-chiseled"), SYSTEM_APT, PORTS("8080"), USERS("app")},
    {IMAGE("mcr.microsoft.com/dotnet/runtime", ".NET for running programs."),
     TAGS("10.0 8.0", "-alpine -noble -noble-chiseled"), SYSTEM_APT, PORTS(NULL), USERS("app")},
    {IMAGE("gcr.io/distroless/static-debian12", "For programs that need no C library. No shell."),
     TAGS("nonroot latest debug", ""), SYSTEM_NONE, PORTS("8080"), USERS("nonroot")},
    {IMAGE("gcr.io/distroless/base-debian12", "For programs that need glibc. No shell."),
     TAGS("nonroot latest debug", ""), SYSTEM_NONE, PORTS("8080"), USERS("nonroot")},
    {IMAGE("gcr.io/distroless/cc-debian12", "For programs in Rust or C++. No shell."),
     TAGS("nonroot latest debug", ""), SYSTEM_NONE, PORTS("8080"), USERS("nonroot")},
    {IMAGE("gcr.io/distroless/nodejs24-debian12", "Node.js without a shell."),
     TAGS("nonroot latest debug", ""), SYSTEM_NONE, PORTS("3000"), USERS("nonroot")},
    {IMAGE("gcr.io/distroless/python3-debian12", "Python without a shell."),
     TAGS("nonroot latest debug", ""), SYSTEM_NONE, PORTS("8000"), USERS("nonroot")},
    {IMAGE("gcr.io/distroless/java21-debian12", "Java without a shell."),
     TAGS("nonroot latest debug", ""), SYSTEM_NONE, PORTS("8080"), USERS("nonroot")},
};

const BaseInfo *base_infos(uint32_t *count)
{
    *count = ARRAY_LEN(table);
    return table;
}

const BaseInfo *base_info(Str repository)
{
    char first = str_at(repository, 0);
    for (uint32_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].repository[0] == first && str_is_z(repository, table[i].repository))
            return &table[i];
    return NULL;
}
