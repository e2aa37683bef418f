// Code actions that switch a rule off in the project's configuration file, or in a new one.
#ifndef FL_SERVER_SETTINGS_ACTIONS_H
#define FL_SERVER_SETTINGS_ACTIONS_H

#include "server/state.h"

// Writes a comma and a CodeAction for the finding that `action` silences; nothing when no file of
// ours can be changed or created.
void write_rule_off(Server *s, Document *document, const FlAction *action, Out *o);

#endif
