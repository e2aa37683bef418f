// Responses of registries (OCI distribution specification 1.1) as plain structs. They are
// untrusted: invalid parts are left out.
#ifndef FL_PROTOCOL_READ_REGISTRY_H
#define FL_PROTOCOL_READ_REGISTRY_H

#include "fl_images.h"

// The token in a token server's response; empty when there is none that is safe to send.
Str read_registry_token(Arena *a, Str json);

// Adds the platforms of a manifest list (OCI index or Docker manifest list), without attestations
// and the like. For the manifest of a single image, `*config` gets the digest of its configuration.
// False when it is neither.
bool read_registry_manifest(Arena *a, Str json, FlImageAnswer *out, Str *config);

// Adds the platform in an image configuration.
bool read_registry_config(Arena *a, Str json, FlImageAnswer *out);

// Adds the tags of one page, without those of signatures (`sha256-...`).
bool read_registry_tags(Arena *a, Str json, FlImageAnswer *out);

// Whether the response contains an error with that code, such as `MANIFEST_UNKNOWN`.
bool read_registry_has_error(Arena *a, Str json, Str code);

// Whether the text is `sha256:` and 64 hex digits.
bool read_registry_is_digest(Str text);

#endif
