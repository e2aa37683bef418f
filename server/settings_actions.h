// Actions that switch a rule off in the project's configuration file, or in one that they make.
#ifndef FL_SERVER_SETTINGS_ACTIONS_H
#define FL_SERVER_SETTINGS_ACTIONS_H

#include "server/state.h"

// Writes a comma and a CodeAction for the finding that `action` silences with a comment; nothing where no file of ours is to be
// changed or made.
void write_rule_off(Server *s, Document *document, const FlAction *action, Out *o);

#endif
