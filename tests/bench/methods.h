// Every request that the server answers about a document, and how it is asked: for the bench and for the test that asks
// all of them in every state of a document.
#ifndef FL_BENCH_METHODS_H
#define FL_BENCH_METHODS_H

#include "bench_client.h"

// What the parameters hold beside the document.
typedef enum Asked {
    ASKED_DOCUMENT,
    ASKED_POSITION,
    ASKED_POSITIONS,
    ASKED_REFERENCES,
    ASKED_NAME,
    ASKED_RANGE,
    ASKED_ACTIONS,
    ASKED_FORMAT,
    ASKED_FORMAT_RANGE,
    ASKED_TYPED,
    ASKED_DELTA,
    ASKED_QUERY,
    ASKED_FILES,   // one of them gets another name
    ASKED_FIX_ALL, // an action that was offered without its edits
    ASKED_COMMAND, // an action that is not there any more
    ASKED_ITEM,    // what an earlier answer holds: see `from`
} Asked;

typedef struct Method {
    const char *name;
    Asked asked;
    bool is_whole;     // takes time for all of the document
    const char *from;  // ASKED_ITEM: the method whose answer has the item
    const char *wraps; // ASKED_ITEM: the member that holds it; NULL: the item is all
} Method;

extern const Method methods[];
extern const size_t method_count;

// Where a document is asked.
typedef struct Spot {
    const char *uri;
    size_t line, character, last_line;
} Spot;

// The parameters of a method as JSON; `item` is what its `from` gave. The caller frees it.
char *method_params(const Method *m, const Spot *spot, const char *item);

// The first object in the answer's list, or in its `items`; NULL when there is none. The caller frees it.
char *method_item(const char *answer, size_t len);

#endif
