// Where the values of jansson lie while the server runs.
#ifndef FL_PROTOCOL_JSON_MEMORY_H
#define FL_PROTOCOL_JSON_MEMORY_H

// From here on, values of jansson are cut from one block, and from the heap where that is full. Must be called before
// any value is made; then only one thread may use jansson.
void json_memory_use(void);

#endif
