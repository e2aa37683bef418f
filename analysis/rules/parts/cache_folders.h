// Where tools keep what they download, for the user and the variables in effect.
#ifndef FL_RULES_PARTS_CACHE_FOLDERS_H
#define FL_RULES_PARTS_CACHE_FOLDERS_H

#include "lint/run_facts.h"

enum { CACHE_FOLDERS = 4 };

typedef struct CacheFolders {
    Str name;                  // of the command
    Str folder[CACHE_FOLDERS]; // absolute
    uint32_t count;
    Str marks;   // a path that has one of these parts is meant for the tool
    Str project; // the working folder: what lies below it is the project's own matter
} CacheFolders;

// Of a command of the RUN that is checked. False for a command without a cache, and where its place is not known.
bool cache_folders(const At *c, const Command *command, CacheFolders *out);

// Whether this RUN or one before it sets options of the tool for good, by which the cache may be anywhere.
bool cache_is_configured(const At *c, const char *family);

// Where a mount for the command belongs: `usual`, where no variable leads the tool elsewhere. Empty when
// that is not known, or a variable has the tool use no cache.
Str cache_target(const At *c, const Command *command, Str usual);

// Whether a mount at `target` holds something of the cache.
bool cache_is_at(const CacheFolders *of, Str target);

// Whether the target is meant for the tool by its name, but elsewhere than in the project.
bool cache_looks_like(const CacheFolders *of, Str target);

// The folder of the cache that is most like the target.
Str cache_meant(const CacheFolders *of, Str target);

#endif
