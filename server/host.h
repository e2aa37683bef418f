// What the process owes to the system.
#ifndef FL_SERVER_HOST_H
#define FL_SERVER_HOST_H

// Returns memory that is free to the system. Takes some milliseconds.
void host_give_back(void);

#endif
