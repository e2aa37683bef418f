// Facts about popular images. Defaults are as of November 2026; sizes are unpacked, for amd64, and
// coarsely rounded.
#ifndef FL_INSTRUCTIONS_IMAGES_H
#define FL_INSTRUCTIONS_IMAGES_H

#include "instructions/instruction.h"

// The program behind `/bin/sh`. It decides which process is number 1 for a single plain command:
// dash stays and starts a child, bash and BusyBox ash replace themselves by it.
typedef enum ImageShell { IMAGE_SHELL_UNKNOWN, IMAGE_DASH, IMAGE_ASH, IMAGE_BASH } ImageShell;

// An official image of Docker Hub.
typedef struct ImageFacts {
    Str repository;
    const char *software;             // the software that the tag's version refers to
    uint8_t parts;                    // how many numbers a full version has: 3 in `22.11.0`
    const char *full, *slim, *alpine; // sizes; empty: unknown, or no such variant
    bool has_compilers;               // the full Debian variant has compilers
    uint8_t shell;                    // ImageShell of the full variant
    uint8_t enough;                   // how many numbers make a tag specific; 0: 2
    bool passes_on;                   // its entrypoint treats all commands alike
    const char *entrypoint;           // a script that ends with `exec "$@"`; NULL: none
    const char *workdir;              // NULL: `/`
    const char *path;                 // folders in PATH before the usual ones; NULL: none
    const char *user;                 // default user; NULL: root
} ImageFacts;

// NULL for an image that is not in the table.
const ImageFacts *image_facts(Str official);

typedef struct SuiteInfo {
    Str name, text; // `bookworm`, `Debian 12`
} SuiteInfo;

// The Debian or Ubuntu release that a part of a tag names (`bookworm`); NULL if none.
const SuiteInfo *image_suite(Str part);

// A user that popular images contain: its name and purpose.
const WordInfo *image_user(Str name);

// Whether a repository outside of the tables is known to start as root and to set no variables for
// pip.
bool image_is_plain(Str repository);

// The numeric id of a user in an official image, or its Alpine variant; empty when unknown.
Str image_user_number(Str official, bool is_alpine, Str name);

// Facts about an image whose tag has a part that begins with the word.
const WordInfo *image_variants(uint32_t *count);

// Images of a project with a known ENTRYPOINT, by path prefix; the longest prefix comes first.
typedef struct ImageFamily {
    Str path;
    Str entrypoint; // as a command line; empty: none
    PackedText text;
} ImageFamily;

const ImageFamily *image_family(Str path); // NULL if there is none

// Programs that an official image has and lacks, blank-separated, per variant.
typedef struct ImageTools {
    const char *repositories, *variant; // variant: alpine, slim, or empty for the full one
    const char *has, *lacks;
} ImageTools;

const ImageTools *image_tools(Str official, Str variant); // NULL: unknown

extern const Str image_usual_path; // PATH of images that do not add to it
extern const PackedText image_scratch, image_distroless, image_distroless_debug, image_windows;

#endif
