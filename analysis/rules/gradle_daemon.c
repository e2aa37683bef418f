// Run Gradle with `--no-daemon` in a build.
//
// Gradle leaves a process behind that makes the next call faster. In a RUN there is no next call, and the process costs
// memory and the time to start it.
//
// ```dockerfile
// FROM gradle:8.11-jdk21
// RUN gradle build
//     ^^^^^^^^^^^^ `gradle build` starts a daemon that ends with this RUN; add `--no-daemon`
// ```
//
// ```fixed
// FROM gradle:8.11-jdk21
// RUN gradle --no-daemon build
// ```
//
// ```dockerfile
// FROM gradle:8.11-jdk21
// RUN gradle build --no-daemon && gradle --version && ./gradlew -Dorg.gradle.daemon=false build
// ENV GRADLE_OPTS=-Dorg.gradle.daemon=false
// RUN gradle build
// ```
#include "rules/parts/lock_files.h"
static bool is_bad(const At *c, const Command *command)
{
    if (!cmd_in(command, "gradle", NULL) || !cmd_sub(command)) return false;
    for (uint32_t i = 1; i < command->word_count; i++)
        if (may_hold_options(&command->word[i]) ||
            text_holds(command->word[i].text, STR("gradle.daemon")))
            return false;
    if (has_option_of(command, STR("--no-daemon -v --version --stop"))) return false;
    return !chain_mentions(c->model, c->step, STR("gradle.daemon")) &&
           !has_setting(c, command, STR("GRADLE_OPTS JAVA_OPTS"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    report_commands(c, is_bad, "`%.*s` starts a daemon that ends with this RUN; add `--no-daemon`");
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option_at_name(f, found, FIX_ASK, STR("--no-daemon"));
}

RULE(gradle_daemon) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("gradle"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
