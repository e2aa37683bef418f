// A cache for values that several rules compute from one instruction. Each is stored with its
// dependencies (heard.h).
#ifndef FL_MODEL_NOTES_H
#define FL_MODEL_NOTES_H

#include "model/model.h"

typedef enum Note {
    NOTE_MOUNT_FAULTS,
    NOTE_SOURCES,
    NOTE_CONTEXT_SOURCES,
    NOTE_EXPANDED_TEXTS,
    NOTE_POWERSHELL,
    NOTES
} Note;

// The cached value of an instruction, or NULL. It is valid while rules run on the same step, or as
// long as the scratch arena where dependencies are not recorded. Its dependencies are recorded for
// the caller.
const void *note_get(const Model *m, uint32_t step, const Instr *in, Note note);

// Call note_start before the value is computed and note_put after it: the dependencies recorded in
// between are stored with the note. note_put copies `size` bytes into the scratch arena and returns
// the copy.
struct Noted *note_start(const Model *m);
const void *note_put(const Model *m, uint32_t step, const Instr *in, Note note, struct Noted *noted,
                     const void *value, size_t size);

// The same for a value that depends only on the image at the end of the stage's FROM chain. It is
// kept as long as the model; root_note is NULL before root_note_put. Records HEARD_ROOT or a
// coarser dependency.
const void *root_note(const Model *m, const Stage *stage);
const void *root_note_put(const Model *m, const Stage *stage, const void *value, size_t size);

// The same for a value that depends only on the expanded text of the stage's base, such as
// `node:${VERSION}`. Records HEARD_BASE or a coarser dependency.
typedef enum BaseNote { BASE_NOTE_ENDED, BASE_NOTE_LOOSE, BASE_NOTES } BaseNote;
const void *base_note(const Model *m, const Stage *stage, BaseNote note);
const void *base_note_put(const Model *m, const Stage *stage, BaseNote note, const void *value,
                          size_t size);

#endif
