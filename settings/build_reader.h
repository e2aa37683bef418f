// Shared by the readers of Compose and Bake files.
#ifndef FL_SETTINGS_BUILD_READER_H
#define FL_SETTINGS_BUILD_READER_H

#include "settings/build_files.h"
#include "settings/template.h"

// The state of reading a build source.
typedef struct BuildReader {
    Arena *arena;
    const BuildSource *source;
    TemplateScope scope;
    uint32_t budget; // remaining work, so that a small file cannot cost much
    uint32_t depth;  // nesting of inherited targets and services
} BuildReader;

enum { BUILD_BUDGET = 100000, BUILD_DEPTH_MAX = 8, VARIABLES_MOST = 500 };

// Takes from the budget; false when it is exhausted.
bool build_spend(BuildReader *r, uint32_t amount);

// The text of a scalar with variables expanded; false when one is unknown.
bool build_text(BuildReader *r, const Value *v, Str *text);

// A member of a map, or of one merged into it with `<<`.
const Value *build_member(const Value *map, Str key);

void build_set_pair(Arena *a, BuildPairs *out, Str name, Str value, uint32_t most);

// Overrides members of the build with those of the map.
void build_apply(BuildReader *r, const Value *map, Str contexts, Build *build);

// Whether the map contains an inline Dockerfile.
bool build_holds_file(const Value *map);

// Whether the path is on this disk.
bool build_is_local(Str path);

// Adds a complete build, if its place is known.
void build_add(BuildReader *r, Builds *out, Build build);

// A marker for a path that depends on unknown values.
extern const Str build_nowhere;

#endif
