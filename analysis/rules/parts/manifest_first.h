// An install that stands after the sources were copied: what it needs, and how the file would be with the manifests copied
// first.
#ifndef FL_RULES_PARTS_MANIFEST_FIRST_H
#define FL_RULES_PARTS_MANIFEST_FIRST_H

#include "lint/context_sources.h"
#include "lint/ecosystems.h"

typedef struct ManifestFirst {
    Install install;
    InstallStyle style; // of the command as it stands here
    uint32_t copy, run; // the steps
    Span source;        // joined, of the copy: what brings more than the manifests
    bool is_guessed;    // the context is
    bool is_seen;       // the manifests are known
    Str manifests;      // their names for people
    Str refusal;        // why it cannot be rewritten here; empty: it can
    // The rewrite.
    Str *line; // instructions before the install
    uint32_t line_count;
    Span
        first_part; // joined, of the run: what stands before a fetch and goes with it; empty when nothing does
    uint32_t
        last_part; // joined, of the run: where what follows the install begins; 0 when nothing does
    Str host;      // pattern for the ignore file, or empty
    bool moves;    // the copy goes after the install, else before it
    bool stays;    // the copy stays where it is, and the lines come before it
} ManifestFirst;

// Whether the RUN that is checked is such an install. Only then `out` is filled.
bool manifest_first(const At *c, ManifestFirst *out);

bool manifest_first_has_fix(const ManifestFirst *m);
void manifest_first_fix(Fix *f, const Finding *found, const ManifestFirst *m);

#endif
