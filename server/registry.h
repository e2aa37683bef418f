// Asking registries about images, by the program curl (server/child.h): this program itself opens no connection.
//
// A request goes to the registry that the reference names, to the token server that this one names and to where it sends us on, and to
// nobody else. It tells the name of the image, and no user or password. A tag costs one HEAD, which registries do not count as
// a pull; platforms cost one or two requests more, and a tag that is not there three.
#ifndef FL_SERVER_REGISTRY_H
#define FL_SERVER_REGISTRY_H

#include "fl_images.h"
#include "server/child.h"

// What came of a question. `answer` is NULL when nothing is sure, for which `trouble` is why; both live until the return.
typedef void RegistryDone(void *context, uint64_t key, const FlImageAnswer *answer,
                          const char *trouble);

enum { REGISTRY_PAUSES_MAX = 8, REGISTRY_HOST_MAX = 255 };

// Registries that do not answer, or want to be asked later: nobody asks them for a while. Zeroed, it is ready.
typedef struct RegistryPauses {
    struct {
        char host[REGISTRY_HOST_MAX];
        uint8_t len;
        uint64_t until; // milliseconds of uv_hrtime
        const char *why;
    } item[REGISTRY_PAUSES_MAX];
    uint32_t latest;
} RegistryPauses;

// Why the registry is not asked now; NULL: it is.
const char *registry_pause(const RegistryPauses *pauses, Str host);

// Questions that go on and that wait. Zeroed but for the first six, it is ready.
typedef struct Registry {
    ChildRuns runs; // its loop and limit
    Str curl;       // the program
    RegistryPauses *pauses;
    RegistryDone *done;
    void *context;
    struct ImageLookup *first;
    uint64_t run_count;
} Registry;

// curl, looked for as in child_find.
bool registry_find_program(Arena *a, Untrusted untrusted, Str *program);

// Must be called before the first question.
void registry_start(Registry *r, uv_loop_t *loop);

// Asks a registry that has no pause, unless a question with that key is being asked already. The question is copied.
void registry_ask(Registry *r, uint64_t key, const FlImageQuestion *question);

// Gives up all questions; `done` is not told of them.
void registry_stop(Registry *r);

#endif
