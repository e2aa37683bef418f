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

// What was noted since the same step is asked about, or NULL.
const void *note_get(const Model *m, uint32_t step, const Instr *in, Note note);

// Notes a copy of `size` bytes in the scratch, for as long as that lasts; returns the copy.
void *note_put(const Model *m, uint32_t step, const Instr *in, Note note, const void *value,
               size_t size);

#endif
