// What was built for another base image than the one it is copied to.
#ifndef FL_RULES_PARTS_RUNTIMES_H
#define FL_RULES_PARTS_RUNTIMES_H

#include "lint/base_image.h"

// What a COPY takes from another stage, and where it puts it, as text.
typedef struct Copied {
    Str path, destination;
} Copied;

// A program that was linked in stage `from` against a C library that `own` does not have.
typedef struct LibraryMismatch {
    const char *built, *there; // `glibc`, `musl`, `no C library`
    bool is_go, is_rust, is_release;
} LibraryMismatch;

bool library_mismatch(const Model *m, const Stage *from, const Stage *own, const Copied *copied,
                      LibraryMismatch *out);

// Packages or compiled files of another version of a language.
typedef struct VersionMismatch {
    Str what, built, there; // `Python`, `3.12`, `3.11`
} VersionMismatch;

bool version_mismatch(const Model *m, const Stage *from, const Stage *own, const Copied *copied,
                      VersionMismatch *out);

#endif
