// A thread pool whose results are handled in the order of the input, which may still grow while it
// runs.
#ifndef FL_SERVER_IN_ORDER_H
#define FL_SERVER_IN_ORDER_H

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

enum { IN_ORDER_PLACES = 32, IN_ORDER_THREADS = 16 };

// The head of each item.
typedef struct InOrderThing {
    struct InOrderThing *next;
} InOrderThing;

// `work` is called for each item on any thread, with a result slot and a thread number: concurrent
// calls have different ones. `take` is called for each finished item in input order, one call at a
// time; then the slot is free. `find` runs on its own thread and adds items. Set these fields, the
// rest to zero.
typedef struct InOrder {
    void *context;
    void (*work)(void *context, InOrderThing *thing, uint32_t place, uint32_t thread);
    void (*take)(void *context, InOrderThing *thing, uint32_t place);
    void (*find)(struct InOrder *in); // NULL: all items were added before the run
    // State:
    uv_mutex_t lock;
    uv_cond_t moved; // a slot is free, or an item was added
    InOrderThing *first, *last, *next;
    uint32_t count, given, taken; // items added, started, taken
    bool is_running, is_found;    // `find` is running; all items are found
    struct {
        InOrderThing *thing;
        bool is_done;
    } place[IN_ORDER_PLACES];
    uint32_t threads; // threads that were started
} InOrder;

// Adds an item, before the run or from `find`.
void in_order_add(InOrder *in, InOrderThing *thing);

// Runs until all items are taken. The calling thread works too.
void in_order_run(InOrder *in);

// The number of items; 0 while `find` is running. Only from `take`.
uint32_t in_order_count(const InOrder *in);

#endif
