// Progress in the editor of what takes long (LSP 3.17, Work Done Progress): shown at once where the client gave a token with its
// request, else from half a second on, and only when the client can show it.
#ifndef FL_SERVER_WORK_H
#define FL_SERVER_WORK_H

#include "server/state.h"

typedef void WorkCancel(Server *s, void *owner);

// Belongs to whoever does the work, from work_start to work_end. A zeroed one is not shown, and may be ended.
typedef struct Work {
    struct Work *next;
    Str title;          // lives longer than the work
    Str token;          // JSON, in `arena`; empty: the client has to be asked for one
    uint32_t asked;     // id of the request for a token that is not answered; 0: none
    uint32_t done, all; // how far it is; all is 0 where nobody knows
    uint32_t told;      // what was told of `done`
    uint64_t since;     // in milliseconds of the loop
    WorkCancel *cancel; // NULL: it cannot be cancelled
    void *owner;        // of `cancel`
    Arena arena;
    bool is_shown;
} Work;

// Starts to watch the work; title, cancel and owner are set before. `token` is that of the request, empty when it has none.
void work_start(Server *s, Work *work, Str token);
void work_end(Server *s, Work *work);

// An answer to a request for a token.
void work_answered(Server *s, const Message *m);

// `window/workDoneProgress/cancel`.
void work_cancel(Server *s, const json_t *params);

// The server ends.
void work_close(Server *s);

#endif
