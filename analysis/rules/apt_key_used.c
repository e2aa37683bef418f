// Keep the key of a repository in a file of its own.
//
// `apt-key` trusts a key for all repositories, so each of them could replace any package. Debian 13 does not have it any
// more. Write the key to a file in `/etc/apt/keyrings`, and name that file in the line of the repository: `deb
// [signed-by=/etc/apt/keyrings/x.gpg] ...`.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/key | apt-key add -
//                                          ^^^^^^^^^^^ `apt-key` is gone since Debian 13 and trusts the key for all repositories; write it to a file and name that file in `signed-by`
// ```
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/key | gpg --dearmor -o /etc/apt/keyrings/x.gpg && apt-get install -y apt-key
// ```
#include "lint/run_facts.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        if (!cmd_is(&commands->item[i], "apt-key", NULL)) continue;
        report(c, cmd_head(&commands->item[i]),
               "`apt-key` is gone since Debian 13 and trusts the key for all repositories; write "
               "it to a file and name that file in `signed-by`");
        return;
    }
}

RULE(apt_key_used) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt-key"),
    .check = check,
};
