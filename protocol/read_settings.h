// Editor settings: converts JSON to the same value tree as configuration files.
#ifndef FL_PROTOCOL_READ_SETTINGS_H
#define FL_PROTOCOL_READ_SETTINGS_H

#include "protocol/read.h"
#include "settings/value.h"

enum { SETTINGS_DEPTH_MAX = 16, SETTINGS_VALUES_MAX = 5000 };

// Our section of `initializationOptions`, or of `settings` in workspace/didChangeConfiguration: what stands below `fairlead`, or
// the whole when there is no such member. False when nothing is said.
bool read_initial_settings(Arena *a, const json_t *params, Value *out);
bool read_changed_settings(Arena *a, const json_t *params, Value *out);

// Our section in the response to workspace/configuration (its first item). False when it is null.
bool read_asked_settings(Arena *a, const json_t *result, Value *out);

// The same for `docker.languageserver` (the second item). False when it is absent.
bool read_initial_docker(Arena *a, const json_t *params, Value *out);
bool read_changed_docker(Arena *a, const json_t *params, Value *out);
bool read_asked_docker(Arena *a, const json_t *result, Value *out);

// The files of workspace/didChangeWatchedFiles.
uint32_t read_changed_file_count(const json_t *params);
Str read_changed_file(const json_t *params, uint32_t i);

#endif
