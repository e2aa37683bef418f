// Pipes of which a failure is not seen.
#ifndef FL_RULES_PARTS_PIPES_H
#define FL_RULES_PARTS_PIPES_H

#include "lint/rule.h"

// Whether the pipes of the RUN fail as a whole: by the SHELL in effect, an option that is set in it, or another language.
bool pipe_fails_already(const At *c, const Instr *in, const Commands *commands);

// Whether the command is the left side of a pipe, fetches or builds something, and its failure changes nothing.
bool pipe_hides(const Commands *commands, uint32_t i);

// Whether a pipe may fail by `pipefail` though all is well: what reads it may stop early, or what writes it often fails.
bool pipes_mind_option(const Commands *commands);

// Whether bash would print something else than the `sh` of Debian: that knows `\n` in what it echoes.
bool echoes_escape(const Commands *commands);

// Whether hadolint would report the RUN, for the profile of its name. `*left` is the first command before a pipe, NULL when
// all of them end groups or loops.
bool pipe_seen(const At *c, const Commands *commands, const Command **left);

#endif
