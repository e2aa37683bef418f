// VOLUME: folders that live outside the container.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS volume

static const Str form[] = {
    STR_INIT("VOLUME PATH..."),
    STR_INIT("VOLUME [\"PATH\", ...]"),
};

const InstructionInfo instruction_volume = {
    .name = STR_INIT("VOLUME"),
    .title = TEXT("Makes every container keep these folders in volumes outside its layers."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("VOLUME /var/lib/postgresql/data"),
    .trap = TEXT("Each `docker run` without a mount there makes one more volume without a "
                 "name, which is left over afterwards. Images made from this one cannot undo "
                 "it, and with the old builder later changes below the folder were lost. Often "
                 "it is better to leave this to those who run the image."),
    .anchor = "volume",
};
