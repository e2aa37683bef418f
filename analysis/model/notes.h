// What several rules want to know of an instruction is read once and noted.
#ifndef FL_MODEL_NOTES_H
#define FL_MODEL_NOTES_H

#include "model/model.h"

typedef enum Note {
    NOTE_MOUNT_FAULTS,
    NOTE_SOURCES,
    NOTE_CONTEXT_SOURCES,
    NOTE_EXPANDED_TEXTS,
    NOTES
} Note;

// The place of a note: NULL, or what was put there since the same step is asked about, in memory of the scratch. Reading
// other notes may move it: ask again before it is written.
void **near_note(const Model *m, uint32_t step, const Instr *in, Note note);

#endif
