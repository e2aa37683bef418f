// Run Maven with `-B` in a build.
//
// Maven writes for people: progress bars and colours that fill the log of the build, and questions that nobody answers. `-B`
// switches to batch mode.
//
// ```dockerfile
// FROM maven:3.9-eclipse-temurin-21
// RUN mvn package
//     ^^^^^^^^^^^ `mvn package` writes for people at a terminal; add `-B`
// ```
//
// ```fixed
// FROM maven:3.9-eclipse-temurin-21
// RUN mvn -B package
// ```
//
// ```dockerfile
// FROM maven:3.9-eclipse-temurin-21
// RUN mvn -B package && ./mvnw --batch-mode -q verify && mvn $MAVEN_CLI_OPTS test && mvn --version && mvn -ntp package
// ENV MAVEN_ARGS=-B
// RUN mvn package
// ```
#include "rules/parts/lock_files.h"
static bool is_bad(const At *c, const Command *command)
{
    if (!cmd_in(command, "maven", NULL) || !cmd_sub(command)) return false;
    for (uint32_t i = 1; i < command->word_count; i++)
        if (may_hold_options(&command->word[i])) return false;
    if (has_option_of(command,
                      STR("-B --batch-mode -q --quiet -ntp --no-transfer-progress -v --version")))
        return false;
    return !has_setting(c, command, STR("MAVEN_ARGS MAVEN_CLI_OPTS MAVEN_OPTS"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    report_commands(c, is_bad, "`%.*s` writes for people at a terminal; add `-B`");
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option_at_name(f, found, FIX_ASK, STR("-B"));
}

RULE(maven_interactive) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("maven"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
