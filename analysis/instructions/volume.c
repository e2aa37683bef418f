// VOLUME: folders that live outside the container.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("VOLUME PATH..."),
    TEXT("VOLUME [\"PATH\", ...]"),
};

const InstructionInfo instruction_volume = {
    .name = TEXT("VOLUME"),
    .title = TEXT("Makes every container keep these folders in volumes outside its layers."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("VOLUME /var/lib/postgresql/data"),
    .trap = TEXT("Each `docker run` without a mount there makes one more nameless volume that "
                 "stays behind. Images made from this one cannot undo it, and with the old "
                 "builder later changes below the folder were lost. Often it is better to leave "
                 "this to those who run the image."),
    .anchor = TEXT("volume"),
};
