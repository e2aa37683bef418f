// Image references: registry/path:tag@digest (language.md 13.1).
#ifndef FL_VALUES_IMAGE_REF_H
#define FL_VALUES_IMAGE_REF_H

#include "base/arena.h"
#include "base/str.h"

// The parts of a reference as slices of the text; missing parts are empty.
typedef struct ImageRef {
    bool is_valid;     // by the grammar; if not, the parts are a best guess
    const char *fault; // what is wrong; NULL if valid
    Str domain;        // `ghcr.io`, `localhost:5000`; empty for Docker Hub
    Str path;          // `library/debian`, `debian`
    Str tag, digest;
    Str name;     // domain and path without tag and digest
    Str official; // repository of an official image; else empty
} ImageRef;

ImageRef image_ref(Str text);

// The repository of an official image of Docker Hub: for `debian`, `library/debian`,
// `arm64v8/debian`, and a mirror's `public.ecr.aws/docker/library/debian`. Else empty.
static inline Str image_official(const ImageRef *image)
{
    return image->official;
}

// The whole reference: with registry, `library/` for official images, and `latest` if there is no
// tag or digest. A digest replaces the tag. `text` lives in the arena, the others are slices of it.
typedef struct ImageWhole {
    Str text;       // `docker.io/library/node:20`
    Str host;       // `docker.io`
    Str repository; // `library/node`
    Str reference;  // the digest, or else the tag
} ImageWhole;

ImageWhole image_whole(Arena *a, const ImageRef *image);

// The repository without Docker Hub's domain: `nvidia/cuda` for `docker.io/nvidia/cuda`.
Str image_hub_path(const ImageRef *image);

// Whether it is by name a Windows image; a distroless image of Google.
bool image_is_windows(const ImageRef *image);
bool image_is_distroless(const ImageRef *image);

// Whether the repository has no tags with versions, so that `latest` is as good as any.
bool image_is_rolling(const ImageRef *image);

#endif
