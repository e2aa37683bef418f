// What .editorconfig files say of a file (https://spec.editorconfig.org).
#ifndef FL_SETTINGS_EDITORCONFIG_H
#define FL_SETTINGS_EDITORCONFIG_H

#include "analysis.h"

typedef enum EditorKey {
    EDITOR_INDENT_STYLE,
    EDITOR_INDENT_SIZE,
    EDITOR_TAB_WIDTH,
    EDITOR_END_OF_LINE,
    EDITOR_TRIM,
    EDITOR_FINAL_NEWLINE,
    EDITOR_MAX_LENGTH,
    EDITOR_OPERATORS,
    EDITOR_LAY_OUT,
    EDITOR_KEYS
} EditorKey;

// Values as they are written. What nobody says has no pointer.
typedef struct EditorConfig {
    Str value[EDITOR_KEYS];
} EditorConfig;

// Takes from the text of a file what it says of `path`, which is relative to its folder, and what `out` does not hold yet: nearer files
// come first. Of two sections the later one holds. The values lie in `text`. True where it is the root: files in the folders above do not count then.
bool editorconfig_take(Str text, Str path, EditorConfig *out);

// Whether the name of a section is about the path: `*` and `?` within one folder, `**`, `[a-z]`, `[!a-z]`, `{a,b}` and `{1..9}`. A name
// without a slash is about files in all folders. Time grows with the product of both lengths.
bool editorconfig_matches(Str section, Str path);

#endif
