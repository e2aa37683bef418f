// Progress of long work in the editor (LSP 3.17, Work Done Progress): shown at once if the request
// had a token, else after half a second if the client supports that.
#ifndef FL_SERVER_WORK_H
#define FL_SERVER_WORK_H

#include "server/state.h"

typedef void WorkCancel(Server *s, void *owner);

// Owned by the caller from work_start to work_end. All zero: not shown, and may be ended.
typedef struct Work {
    struct Work *next;
    Str title;          // must outlive the work
    Str token;          // JSON text in `arena`; empty: a token must be requested
    uint32_t asked;     // id of the pending request for a token; 0: none
    uint32_t done, all; // progress; `all` 0: unknown
    uint32_t told;      // the last reported value of `done`
    uint64_t since;     // loop time in milliseconds
    WorkCancel *cancel; // NULL: cannot be cancelled
    void *owner;        // argument of `cancel`
    Arena arena;
    bool is_shown;
} Work;

// Starts showing the work; title, cancel and owner must be set. `token`: that of the request, or
// empty.
void work_start(Server *s, Work *work, Str token);
void work_end(Server *s, Work *work);

// A response to a request for a token.
void work_answered(Server *s, const Message *m);

// `window/workDoneProgress/cancel`.
void work_cancel(Server *s, const json_t *params);

// The server ends.
void work_close(Server *s);

#endif
