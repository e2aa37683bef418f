// What readers of Compose and Bake files share.
#ifndef FL_SETTINGS_BUILD_READER_H
#define FL_SETTINGS_BUILD_READER_H

#include "settings/build_files.h"
#include "settings/template.h"

// Files that are being read.
typedef struct BuildReader {
    Arena *arena;
    const BuildSource *source;
    TemplateScope scope;
    uint32_t budget; // how much may still be looked at, so that a small file cannot cost much
    uint32_t depth;  // of targets and services that are made from others
} BuildReader;

enum { BUILD_BUDGET = 100000, BUILD_DEPTH_MAX = 8, VARIABLES_MOST = 500 };

// Takes from the budget; false when it is used up.
bool build_spend(BuildReader *r, uint32_t amount);

// The text of a scalar whose variables are known.
bool build_text(BuildReader *r, const Value *v, Str *text);

// A member of a map, or of those that it takes over with `<<`.
const Value *build_member(const Value *map, Str key);

void build_set_pair(Arena *a, BuildPairs *out, Str name, Str value, uint32_t most);

// Takes what the map says over what the build has.
void build_apply(BuildReader *r, const Value *map, Str contexts, Build *build);

// Whether the Dockerfile stands in the map itself.
bool build_holds_file(const Value *map);

// A path on this disk.
bool build_is_local(Str path);

// Adds a whole build, when it is known where it is.
void build_add(BuildReader *r, Builds *out, Build build);

// Stands for a path that depends on what nobody knows.
extern const Str build_nowhere;

#endif
