// The list of code actions while it is made.
#ifndef FL_FEATURES_ACTIONS_H
#define FL_FEATURES_ACTIONS_H

#include "lint/trial.h"

// Lives for one request.
typedef struct Actions {
    Arena *arena;
    FlDoc *doc;
    const Model *model;
    Trial *trial; // of the document, for all actions of the request
    Span range;   // bytes of the document
    struct {
        FlAction *item;
        uint32_t count, room;
    } list;
} Actions;

void action_add(Actions *a, FlAction action);

// An action of one edit. Returns it, to be refined until the next one is added.
FlAction *action_edit(Actions *a, FlActionKind kind, Str title, Span bytes, Str text);

// The comments that silence a finding: for its instruction, and in the whole file.
void ignore_here(Actions *a, const FlFinding *finding);
void ignore_in_file(Actions *a, const FlFinding *finding);

// Shell form to exec form and back, for the instruction at the start of the range.
void convert_form(Actions *a);

#endif
