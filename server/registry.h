// Asks registries about images with curl (server/child.h); this process opens no connections.
//
// Requests go only to the registry in the reference, the token server that it names, and hosts that
// it redirects to. They contain the image name and no credentials. A tag costs one HEAD, which does
// not count as a pull; platforms cost one or two more requests, a missing tag three.
#ifndef FL_SERVER_REGISTRY_H
#define FL_SERVER_REGISTRY_H

#include "fl_images.h"
#include "server/child.h"

// The callback for a result. `answer` is NULL when nothing is certain; `trouble` says why. Both are
// valid during the call.
typedef void RegistryDone(void *context, uint64_t key, const FlImageAnswer *answer,
                          const char *trouble);

enum { REGISTRY_PAUSES_MAX = 8, REGISTRY_HOST_MAX = 255 };

// Registries that did not answer, or asked to be asked later: they are not asked for a while. All
// zero: none.
typedef struct RegistryPauses {
    struct {
        char host[REGISTRY_HOST_MAX];
        uint8_t len;
        uint64_t until; // milliseconds of uv_hrtime
        const char *why;
    } item[REGISTRY_PAUSES_MAX];
    uint32_t latest;
} RegistryPauses;

// The reason why the registry is not asked now; NULL: it may be asked.
const char *registry_pause(const RegistryPauses *pauses, Str host);

// The running and waiting questions. Set the first fields up to `context`, the rest to zero.
typedef struct Registry {
    ChildRuns runs; // with loop and limit set
    Str curl;       // path of curl
    RegistryPauses *pauses;
    RegistryDone *done;
    void *context;
    struct ImageLookup *first;
    uint64_t run_count;
} Registry;

// Finds curl, as child_find does.
bool registry_find_program(Arena *a, Untrusted untrusted, Str *program);

// Call it before the first question.
void registry_start(Registry *r, uv_loop_t *loop);

// Asks a registry that has no pause, unless a question with that key is running. The question is
// copied.
void registry_ask(Registry *r, uint64_t key, const FlImageQuestion *question);

// Cancels all questions, without calling `done`.
void registry_stop(Registry *r);

#endif
