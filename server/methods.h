// The table of methods that the server supports.
#ifndef FL_SERVER_METHODS_H
#define FL_SERVER_METHODS_H

#include "protocol/rpc.h"
#include "server/state.h"

// The handler of a request writes the result. The caller sends exactly one response.
typedef RpcCode Ask(Server *s, const json_t *params, Out *result);

// The handler of a notification; false when its parameters are invalid.
typedef bool Tell(Server *s, const json_t *params);

typedef struct Method {
    const char *name;
    Ask *ask;
    Tell *tell;
    const char *capability, *value; // member of ServerCapabilities; NULL: none
    void (*write)(Out *o,
                  const Client *client);  // writes the value if it depends on the client; else NULL
    bool (*is_for)(const Client *client); // whether a client gets the capability; NULL: always
} Method;

// Finds a row by name; NULL when there is none.
const Method *method_find(Str name);

Ask on_definition, on_references, on_highlights, on_rename_place, on_rename; // queries.c
Ask on_completion, on_resolve_completion, on_signatures;                     // queries.c
Ask on_tokens, on_token_delta, on_token_range;
Ask on_hover, on_symbols, on_folds, on_selections;                     // queries.c
Ask on_links, on_linked, on_hints, on_lenses;                          // queries.c
Ask on_stage_item, on_stage_users, on_stage_sources, on_found_symbols; // queries.c
Ask on_format, on_format_range, on_format_line;                        // formatting.c
Ask on_workspace_diagnostic;                                           // workspace.c
Ask on_will_rename;                                                    // renamed_files.c
Ask on_code_action, on_resolve_action, on_execute_command;             // actions.c

#endif
