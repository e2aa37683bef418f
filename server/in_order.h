// Work on many things by all cores, whose results come out in order, while more things may still be found.
#ifndef FL_SERVER_IN_ORDER_H
#define FL_SERVER_IN_ORDER_H

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

enum { IN_ORDER_PLACES = 32, IN_ORDER_THREADS = 16 };

// A thing is whatever starts with this.
typedef struct InOrderThing {
    struct InOrderThing *next;
} InOrderThing;

// `work` is called for each thing, on any thread, with the place of a result and the number of the thread: no two calls run with
// the same place or number at a time. `take` is called with each thing in their order, never two at a time, as soon as those
// before it are through; then the place is free for another. `find` runs beside them on a thread of its own and adds things.
// A zeroed one with what is told has none.
typedef struct InOrder {
    void *context;
    void (*work)(void *context, InOrderThing *thing, uint32_t place, uint32_t thread);
    void (*take)(void *context, InOrderThing *thing, uint32_t place);
    void (*find)(struct InOrder *in); // NULL: all were added before the run
    // Of the run.
    uv_mutex_t lock;
    uv_cond_t moved; // a place is free again, or there is another thing
    InOrderThing *first, *last, *next;
    uint32_t count, given, taken; // things: found, given out, handed on
    bool is_running, is_found;    // all are found
    struct {
        InOrderThing *thing;
        bool is_done;
    } place[IN_ORDER_PLACES];
    uint32_t threads; // those that began
} InOrder;

// Adds a thing, before the run or in `find`.
void in_order_add(InOrder *in, InOrderThing *thing);

// Returns when all things are through. This thread works with the others.
void in_order_run(InOrder *in);

// How many things there are; 0 while more may be found. In `take` only.
uint32_t in_order_count(const InOrder *in);

#endif
