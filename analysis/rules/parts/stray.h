// Files of the build context that an instruction brings into the image although they do not belong there.
#ifndef FL_RULES_PARTS_STRAY_H
#define FL_RULES_PARTS_STRAY_H

#include "lint/context_sources.h"

typedef struct Stray {
    const ContextEntry **item;
    uint32_t count, room;
    Span source; // joined: the first source that brings any of them
} Stray;

// Those of some kinds (bits 1 << FileKind) that reach the instruction by a source that names something larger, but not folders that
// the image may need, as no RUN makes them. With `only_seen`, of credentials only those whose text holds one.
Stray stray_of(const At *c, const Instr *in, uint32_t kinds, bool only_seen);

// Folders that no RUN makes, and that are of use only on the machine where they were made.
Stray stray_bound(const At *c, const Instr *in);

// All that a new ignore file should name: a line each. Lines for entries of those kinds, `**/` before what lies deeper too,
// without folders that the image may need.
Str stray_lines(Arena *a, const Model *m, uint32_t kinds);

// Names for people: "`.git`, `.env` and 3 more", with the bytes of all of them when they are many.
Str stray_names(Arena *a, const FlContext *c, const Stray *s);

// Lines for those that were found, but for what an instruction names: it would find it no more.
Str stray_found_lines(Arena *a, const Model *m, const Stray *s);

// How the ignore file is called in messages: `.dockerignore`.
Str stray_ignore_name(const FlContext *c);

#endif
