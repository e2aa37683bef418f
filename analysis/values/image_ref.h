// Image references: registry/path:tag@digest (language.md 13.1).
#ifndef FL_VALUES_IMAGE_REF_H
#define FL_VALUES_IMAGE_REF_H

#include "base/arena.h"
#include "base/str.h"

// The parts of a reference, slices of the text; a part that is missing is empty.
typedef struct ImageRef {
    bool is_valid;     // by the grammar; the parts are cut as well as possible even when not
    const char *fault; // what is wrong; NULL when it is valid
    Str domain;        // `ghcr.io`, `localhost:5000`; empty for Docker Hub
    Str path;          // `library/debian`, `debian`
    Str tag, digest;
    Str name;     // domain and path as written, without tag and digest
    Str official; // the repository of an official image of Docker Hub; empty for any other
} ImageRef;

ImageRef image_ref(Str text);

// The repository of an official image of Docker Hub (`debian`, `library/debian`, `arm64v8/debian`, and that of a
// registry that mirrors them, `public.ecr.aws/docker/library/debian`), else empty.
static inline Str image_official(const ImageRef *image)
{
    return image->official;
}

// The whole reference: with the registry, the folder of official images at Docker Hub, and `latest` where neither tag nor digest
// is written. A digest stands for the tag before it. The text is of the arena, the others are slices of it.
typedef struct ImageWhole {
    Str text;       // `docker.io/library/node:20`
    Str host;       // `docker.io`
    Str repository; // `library/node`
    Str reference;  // the digest; without one the tag
} ImageWhole;

ImageWhole image_whole(Arena *a, const ImageRef *image);

// The repository without the ways to write Docker Hub: `nvidia/cuda` for `docker.io/nvidia/cuda`.
Str image_hub_path(const ImageRef *image);

// Whether the name is that of an image for Windows, or of Google's images without a shell.
bool image_is_windows(const ImageRef *image);
bool image_is_distroless(const ImageRef *image);

// Whether the repository offers no tag that names a version: `latest` and no tag are as good as any.
bool image_is_rolling(const ImageRef *image);

#endif
