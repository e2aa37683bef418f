// What is known of the images that many Dockerfiles start from. Facts about their defaults are as of November 2026;
// sizes are unpacked, on amd64, and rounded so hard that they hold for years.
#ifndef FL_INSTRUCTIONS_IMAGES_H
#define FL_INSTRUCTIONS_IMAGES_H

#include "instructions/instruction.h"

// What `/bin/sh` is. It tells who becomes process 1 when a command line is a single plain command: dash stays and starts
// the program as its child, bash and the ash of BusyBox replace themselves by it.
typedef enum ImageShell { IMAGE_SHELL_UNKNOWN, IMAGE_DASH, IMAGE_ASH, IMAGE_BASH } ImageShell;

// An official image of Docker Hub.
typedef struct ImageFacts {
    Str repository;
    const char *software;             // what the version in the tag is of
    uint8_t parts;                    // numbers in a complete version, 3 in `22.11.0`
    const char *full, *slim, *alpine; // sizes; empty: not known, or there is no such variant
    bool has_compilers;               // the full variant, of Debian
    uint8_t shell;                    // ImageShell, of the full variant
    uint8_t enough;         // numbers of a version by which the image is named closely; 0: 2
    bool passes_on;         // its entrypoint does the same whatever the command is
    const char *entrypoint; // a script that ends in `exec "$@"`; NULL: none
    const char *workdir;    // NULL: `/`
    const char *path;       // folders of PATH before the usual ones; NULL: none
    const char *user;       // that it runs as; NULL: root
} ImageFacts;

// NULL for an image that is not in the table.
const ImageFacts *image_facts(Str official);

typedef struct SuiteInfo {
    Str name, text; // `bookworm`, `Debian 12`
} SuiteInfo;

// The release of Debian or Ubuntu that a part of a tag names, such as `bookworm`; NULL if it names none.
const SuiteInfo *image_suite(Str part);

// Users that come with well-known images: the name, and what it is for.
const WordInfo *image_user(Str name);

// Whether a repository, beside those of the tables, is known to start as root and to set nothing for pip, which most of
// these do not have.
bool image_is_plain(Str repository);

// The number of a user in an official image; empty where it is not known. `is_alpine`: of the variant on Alpine.
Str image_user_number(Str official, bool is_alpine, Str name);

// Something to know about an image because a part of its tag starts with this word.
const WordInfo *image_variants(uint32_t *count);

// Images of a project that have an ENTRYPOINT to be known; by the start of their path, of which the longest comes first.
typedef struct ImageFamily {
    Str path;
    Str entrypoint; // as it is written on a command line; empty: none
    PackedText text;
} ImageFamily;

const ImageFamily *image_family(Str path); // NULL if there is none

// Programs that an official image is known to have, and to lack, blank-separated; by what the tag says of the variant.
typedef struct ImageTools {
    const char *repositories, *variant; // variant: alpine, slim or empty for the full one
    const char *has, *lacks;
} ImageTools;

const ImageTools *image_tools(Str official, Str variant); // NULL if that is not known

extern const Str image_usual_path; // PATH, where an image adds nothing to it
extern const PackedText image_scratch, image_distroless, image_distroless_debug, image_windows;

#endif
