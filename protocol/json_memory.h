// The memory of jansson's values in the server.
#ifndef FL_PROTOCOL_JSON_MEMORY_H
#define FL_PROTOCOL_JSON_MEMORY_H

// From now on jansson allocates from one block, and from the heap when that is full. Call it before
// any value is made; afterwards only one thread may use jansson.
void json_memory_use(void);

#endif
