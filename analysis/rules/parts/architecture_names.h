// Names of architectures in URLs and other words of a RUN.
#ifndef FL_RULES_PARTS_ARCHITECTURE_NAMES_H
#define FL_RULES_PARTS_ARCHITECTURE_NAMES_H

#include "lint/rule.h"

enum { ARCHITECTURE_NAMES = 4, ARCHITECTURE_PLACES = 32 };

// amd64, arm64, as Docker calls them, and then x86_64, aarch64.
extern const Str architecture_names[ARCHITECTURE_NAMES];

// What gives the name of that number; `uname -m` gives the last two, in a RUN.
const char *architecture_advice(uint32_t name, bool is_run);

// Where the name stands that is no part of a longer word; STR_NONE when it does not.
uint32_t architecture_at(Str text, Str name);

// How often it does.
uint32_t architecture_count(Str text, Str name);

// Where it stands in words of the RUN in which a variable would be expanded; at most ARCHITECTURE_PLACES.
uint32_t architecture_places(const Instr *in, const Commands *commands, Str name, Span *place);

// The first RUN of the stage, up to that one, that downloads for one: an ARG before it is enough for all of them.
uint32_t first_download_for_one(const Model *m, uint32_t step);

// Whether something below the step means a file by that name, and would not find it any more.
bool architecture_meant_below(const Model *m, uint32_t step, Str name);

#endif
