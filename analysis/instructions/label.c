// LABEL: facts about the image.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS label

static const Str form[] = {
    STR_INIT("LABEL NAME=VALUE..."),
    STR_INIT("LABEL NAME VALUE (old form, one label)"),
};

// The annotations of the OCI image specification 1.1.
static const WordInfo word[] = {
    {"org.opencontainers.image.created",
     TEXT("When the image was built, as `2026-11-28T09:30:00Z` (RFC 3339).")},
    {"org.opencontainers.image.authors",
     TEXT("Who is responsible for the image, and how to reach them.")},
    {"org.opencontainers.image.url", TEXT("Where to find out more about the image.")},
    {"org.opencontainers.image.documentation", TEXT("Where the documentation of the image is.")},
    {"org.opencontainers.image.source",
     TEXT("Where the source code is. GitHub uses it to connect a package to its repository.")},
    {"org.opencontainers.image.version", TEXT("The version of the packaged software.")},
    {"org.opencontainers.image.revision", TEXT("The commit that the image was built from.")},
    {"org.opencontainers.image.vendor", TEXT("The organisation that distributes the image.")},
    {"org.opencontainers.image.licenses",
     TEXT("The licences of what is in the image, as an SPDX expression such as `MIT OR "
          "Apache-2.0`.")},
    {"org.opencontainers.image.ref.name",
     TEXT("The name of a reference in an image layout; as a label of an image it says little.")},
    {"org.opencontainers.image.title", TEXT("The name of the image for people.")},
    {"org.opencontainers.image.description", TEXT("What the image is, in a sentence or two.")},
    {"org.opencontainers.image.base.digest", TEXT("The digest of the base image.")},
    {"org.opencontainers.image.base.name",
     TEXT("The base image that this one was built from, with its tag.")},
    {"maintainer",
     TEXT("Who looks after the image. `org.opencontainers.image.authors` is the usual name for "
          "it today.")},
};

const InstructionInfo instruction_label = {
    .name = STR_INIT("LABEL"),
    .title = TEXT("Describes the image with names and values."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("LABEL org.opencontainers.image.source=\"https://example.com/app.git\" \\\n"
                    "      org.opencontainers.image.licenses=MIT"),
    .trap = TEXT("Values with spaces need double quotes; in single quotes variables are not "
                 "expanded. An image inherits the labels of its base, also its version and "
                 "title, until it sets them again."),
    .anchor = "label",
    .word = word,
    .word_count = ARRAY_LEN(word),
};
