// Collects the code actions of a request.
#ifndef FL_FEATURES_ACTIONS_H
#define FL_FEATURES_ACTIONS_H

#include "lint/trial.h"

// Lives for one request.
typedef struct Actions {
    Arena *arena;
    FlDoc *doc;
    const Model *model;
    Trial *trial; // on the document, shared by all actions of the request
    Span range;   // bytes of the document
    struct {
        FlAction *item;
        uint32_t count, room;
    } list;
} Actions;

void action_add(Actions *a, FlAction action);

// Adds an action with one edit. The result may be changed until the next one is added.
FlAction *action_edit(Actions *a, FlActionKind kind, Str title, Span bytes, Str text);

// Add the comments that silence a finding: for its instruction; for the whole file.
void ignore_here(Actions *a, const FlFinding *finding);
void ignore_in_file(Actions *a, const FlFinding *finding);

// Adds the conversions between shell form and exec form for the instruction at the start of the
// range.
void convert_form(Actions *a);

#endif
