// Switching a rule off in the text of a configuration file, whose comments and order stay.
#ifndef FL_SETTINGS_RULE_OFF_H
#define FL_SETTINGS_RULE_OFF_H

#include "settings/settings.h"

// What is to be done to the text: bytes, and what replaces them.
typedef struct TextChange {
    Span span;
    Str text;
} TextChange;

// False when the file has mistakes, or is laid out so that nobody knows where the rule belongs. `text` may be empty. The new
// text was read: the rule is off in it, and all else is as before.
bool settings_rule_off(Arena *a, Str text, Str rule, TextChange *out);

#endif
