// The environment that base images bring along.
#ifndef FL_MODEL_BASE_ENV_H
#define FL_MODEL_BASE_ENV_H

#include "syntax/expand.h"
#include "values/image_ref.h"

// PATH and nothing else (language.md 10.3).
EnvAnswer base_env_scratch(Str name, Str *value);

// Whether the table knows which variables the image sets.
bool base_env_is_known(const ImageRef *image);

// What an image sets. Values are not known, but for PATH; of images that the table does not know nothing is, unless
// `is_builder`: then they may set PATH and all names of the table.
EnvAnswer base_env(const ImageRef *image, bool is_builder, Str name, Str *value);

#endif
