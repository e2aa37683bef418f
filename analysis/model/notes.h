// What several rules want to know of an instruction is read once and noted.
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

// What was noted since the same step is asked about, or, where questions are not put down, while the scratch lasts; or
// NULL. Whoever gets it is told all that was heard when it was read.
const void *note_get(const Model *m, uint32_t step, const Instr *in, Note note);

// Before the reading of what will be noted, and after it: what is asked between them belongs to the note. The value is
// copied into the scratch, for as long as that lasts; returns the copy.
struct Noted *note_start(const Model *m);
const void *note_put(const Model *m, uint32_t step, const Instr *in, Note note, struct Noted *noted,
                     const void *value, size_t size);

// What was found out from the image at the end of the FROM chain of a stage, and from nothing else: noted as long as the model
// lasts, NULL before. Who gets it hears of that image. Returns the copy that is kept.
const void *root_note(const Model *m, const Stage *stage);
const void *root_note_put(const Model *m, const Stage *stage, const void *value, size_t size);

// The same of what is found out from the image that a stage names, `node:${VERSION}` with its value, and from nothing else.
// Who gets it hears of that text.
typedef enum BaseNote { BASE_NOTE_ENDED, BASE_NOTE_LOOSE, BASE_NOTES } BaseNote;
const void *base_note(const Model *m, const Stage *stage, BaseNote note);
const void *base_note_put(const Model *m, const Stage *stage, BaseNote note, const void *value,
                          size_t size);

#endif
