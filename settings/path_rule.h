// Path patterns of .gitignore (gitignore(5)).
#ifndef FL_SETTINGS_PATH_RULE_H
#define FL_SETTINGS_PATH_RULE_H

#include "analysis.h"

typedef struct PathRule {
    Str pattern; // matches the whole path; begins with `**/` if it applies in any folder
    bool is_negative, is_folder_only;
    bool is_name;   // fast path: `text` must be the last component
    bool is_ending; // fast path: the last component must end with `text`
    Str text;       // for is_name and is_ending
} PathRule;

// Parses a line. False for an empty line, a comment, or a pattern that cannot match.
bool path_rule_read(Arena *a, Str line, PathRule *out);

// Whether the rule matches exactly this path, relative to the rule's folder. `is_folder`: what the
// path is.
bool path_rule_matches(Arena *a, const PathRule *rule, Str path, bool is_folder);

// Whether the rule matches a file, or a folder above it.
bool path_rule_covers(Arena *a, const PathRule *rule, Str path);

#endif
