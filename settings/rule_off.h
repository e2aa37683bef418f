// Switches a rule off in the text of a configuration file, and keeps comments and order.
#ifndef FL_SETTINGS_RULE_OFF_H
#define FL_SETTINGS_RULE_OFF_H

#include "settings/settings.h"

// A replacement of bytes in the text.
typedef struct TextChange {
    Span span;
    Str text;
} TextChange;

// Gets the change; `text` may be empty. False when the file has errors, or no place for the rule
// can be found. The changed text was parsed again to make sure that only this rule differs.
bool settings_rule_off(Arena *a, Str text, Str rule, TextChange *out);

#endif
