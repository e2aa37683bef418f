// Patterns of paths as .gitignore has them (gitignore(5)).
#ifndef FL_SETTINGS_PATH_RULE_H
#define FL_SETTINGS_PATH_RULE_H

#include "analysis.h"

typedef struct PathRule {
    Str pattern; // of the whole path; `**/` in front where it may lie in any folder
    bool is_negative, is_folder_only;
    bool is_name;   // `text` has to be the last part of the path, whatever the folder
    bool is_ending; // the last part has to end in `text`
    Str text;       // for quick answers to the usual patterns
} PathRule;

// Reads one line. False where it says nothing: an empty line, a comment, a pattern that can match nothing.
bool path_rule_read(Arena *a, Str line, PathRule *out);

// Whether the rule is about this very path, relative to where the rule stands. `is_folder` is what the path is.
bool path_rule_matches(Arena *a, const PathRule *rule, Str path, bool is_folder);

// The same for a file or any folder above it.
bool path_rule_covers(Arena *a, const PathRule *rule, Str path);

#endif
