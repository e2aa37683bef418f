// What a registry sends (OCI distribution specification 1.1), as plain structs. Everything is untrusted: what is not as it should
// be is left out.
#ifndef FL_PROTOCOL_READ_REGISTRY_H
#define FL_PROTOCOL_READ_REGISTRY_H

#include "fl_images.h"

// The token in the answer of a token server; empty when there is none that could be sent.
Str read_registry_token(Arena *a, Str json);

// Adds the platforms in a list of manifests (an OCI index or a Docker manifest list), without what only describes others. Of
// the manifest of one image, `*config` is the digest of the text that tells its platform. False when it is neither.
bool read_registry_manifest(Arena *a, Str json, FlImageAnswer *out, Str *config);

// The platform in the configuration of an image.
bool read_registry_config(Arena *a, Str json, FlImageAnswer *out);

// Adds the tags of one page. Those of signatures (`sha256-...`) are left out.
bool read_registry_tags(Arena *a, Str json, FlImageAnswer *out);

// Whether one of the errors has that code: `MANIFEST_UNKNOWN`.
bool read_registry_has_error(Arena *a, Str json, Str code);

// Whether the text is a digest: `sha256:` and 64 hex digits.
bool read_registry_is_digest(Str text);

#endif
