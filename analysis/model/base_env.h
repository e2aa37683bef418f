// The environment variables that base images set.
#ifndef FL_MODEL_BASE_ENV_H
#define FL_MODEL_BASE_ENV_H

#include "syntax/expand.h"
#include "values/image_ref.h"

// The environment of `scratch`: PATH and nothing else (language.md 10.3).
EnvAnswer base_env_scratch(Str name, Str *value);

// Whether the table lists the variables of the image.
bool base_env_is_known(const ImageRef *image);

// Whether the image sets the variable. The value is unknown, except for PATH. For an image that is
// not in the table the answer is unknown; with `is_builder` only for PATH and the names in the
// table.
EnvAnswer base_env(const ImageRef *image, bool is_builder, Str name, Str *value);

#endif
