// What is said of an array that is not JSON, and how it is repaired: for the two rules that speak of one.
#ifndef FL_RULES_PARTS_NEAR_JSON_TEXT_H
#define FL_RULES_PARTS_NEAR_JSON_TEXT_H

#include "lint/rule.h"
#include "model/near_json.h"

// What is wrong, as the beginning of a sentence: "a comma is missing before this string".
Str near_json_text(Arena *a, const Instr *in, const NearJson *near);

// Offers the array that was meant, where that is certain.
void near_json_fix(Fix *f, const Finding *found);

// The escape after the drive of a path in a valid array, as in `"C:\temp"`: a tab was not meant. Empty if there is none.
Span json_path_escape(const Instr *in);
void json_path_fix(Fix *f, const Finding *found);

#endif
