// Formats that label values may be required to have. Each function tests the whole text.
#ifndef FL_VALUES_LABEL_VALUE_H
#define FL_VALUES_LABEL_VALUE_H

#include "base/str.h"

bool value_is_url(Str text);     // an absolute URI of any scheme (RFC 3986)
bool value_is_time(Str text);    // RFC 3339
bool value_is_hash(Str text);    // of a git commit: 7 or 40 of 0-9a-f
bool value_is_semver(Str text);  // Semantic Versioning 2.0.0, without a `v`
bool value_is_email(Str text);   // one address (RFC 5322, addr-spec)
bool value_is_license(Str text); // one SPDX identifier

// The SPDX identifier of a common licence for texts such as `GPLv3`; empty when there is none.
Str license_near(struct Arena *a, Str text);

#endif
