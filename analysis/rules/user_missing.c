// Let the program run as a user of its own.
//
// Without USER the program is root in the container, and so is whoever breaks into it: root can change every file, and
// attack the host through a hole in the kernel or a mounted folder. Most programs do not need these rights.
//
// ```dockerfile
// FROM node:22-slim
// COPY server.js /app/
// CMD ["node", "/app/server.js"]
// ^^^ the program runs as root, as no USER says otherwise; add `USER node` before it
// ```
//
// ```fixed
// FROM node:22-slim
// COPY server.js /app/
// USER node
// CMD ["node", "/app/server.js"]
// ```
//
// A user that was made for the program goes before those of the base image:
//
// ```dockerfile
// FROM node:22-alpine
// RUN adduser -S -u 1001 nextjs
// COPY --chown=nextjs server.js /app/
// CMD ["node", "/app/server.js"]
// ^^^ the program runs as root, as no USER says otherwise; add `USER nextjs` before it
// ```
//
// ```fixed
// FROM node:22-alpine
// RUN adduser -S -u 1001 nextjs
// COPY --chown=nextjs server.js /app/
// USER nextjs
// CMD ["node", "/app/server.js"]
// ```
//
// Where the base image brings no user, the fix makes one:
//
// ```dockerfile
// FROM python:3.12-slim
// COPY app.py /srv/
// ENTRYPOINT ["python", "/srv/app.py"]
// ^^^^^^^^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// CMD ["--port", "8000"]
// ```
//
// ```fixed
// FROM python:3.12-slim
// COPY app.py /srv/
// RUN useradd -u 10001 --create-home app
// USER 10001
// ENTRYPOINT ["python", "/srv/app.py"]
// CMD ["--port", "8000"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
// CMD ["/usr/bin/tool"]
// ^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN adduser -D -u 10001 app
// USER 10001
// CMD ["/usr/bin/tool"]
// ```
//
// There is no fix where the image has no program that makes users, where a RUN makes one whose name stands in a variable, where it has a volume, which belongs to root, so that a
// user that the file does not make could not write to it, or where what the program needs lies below `/root`, as its home folder does.
//
// ```dockerfile
// FROM debian:12
// ARG NAME=app
// RUN useradd -m $NAME && chown $NAME /srv
// CMD ["/usr/bin/tool"]
// ^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// ```
//
// ```dockerfile
// FROM amazonlinux:2023
// CMD ["/usr/bin/tool"]
// ^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// ```
//
// ```dockerfile
// FROM python:3.13-slim
// RUN pip install --no-cache-dir --user gunicorn==23.0.0
// ENV PATH=/root/.local/bin:$PATH
// CMD ["gunicorn", "app:app"]
// ^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// ```
//
// ```dockerfile
// FROM debian:12
// ENV HOME=/root
// CMD ["/usr/bin/tool"]
// ^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// ```
//
// ```dockerfile
// FROM eclipse-temurin:21.0.2_13-jre
// WORKDIR /data
// VOLUME /data
// ENTRYPOINT ["java", "-jar", "/opt/paper.jar"]
// ^^^^^^^^^^ the program runs as root, as no USER says otherwise; make a user and switch to it with USER
// ```
//
// ```dockerfile
// FROM node:22-slim
// VOLUME /data
// CMD ["node", "/app/server.js"]
// ^^^ the program runs as root, as no USER says otherwise; add `USER node` before it
// ```
//
// A program or script that changes the user by itself, a shell or interpreter to build on, an image without a program, and
// one whose user is not known, are fine:
//
// ```dockerfile
// FROM debian:12
// COPY docker-entrypoint.sh /
// ENTRYPOINT ["/docker-entrypoint.sh"]
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y gosu && rm -rf /var/lib/apt/lists/*
// CMD ["nginx", "-g", "daemon off;"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
// CMD ["python3"]
// ```
#include "lint/base_image.h"
#include "lint/users.h"
#include "rules/parts/root_home.h"
#include "rules/parts/user_line.h"

// Official images whose own ENTRYPOINT changes the user.
static const Str SELF_DROPPING = STR_INIT("mariadb mongo mysql postgres redis rabbitmq");

static bool needs_root(const Model *m, const Stage *stage, const Process *process)
{
    const ImageFacts *facts = base_facts(m, stage);
    bool drops = facts && str_is_one_of(facts->repository, SELF_DROPPING);
    if (process->entrypoint == NO_STEP && drops) return true;
    return process_is_daemon(m, process) || process_is_to_build_on(m, process);
}

// `ENTRYPOINT []` names no program.
static bool is_reset(const Model *m, uint32_t step)
{
    return step != NO_STEP && instr_at(m, step)->is_json && !instr_arg_count(instr_at(m, step));
}

// The user that the chain makes last.
static Str made_user(const Model *m, const Stage *stage)
{
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        for (uint32_t i = commands->count; i-- > 0;) {
            const Word *made = user_made_by(&commands->item[i]);
            bool is_name = made && made->text.len && !str_has_char(made->text, '"');
            if (is_name && !str_is_z(made->text, "root")) return made->text;
        }
    }
    return STR("");
}

// The user there is for the program: its own, or one that the base image brings.
static Str user_there(const Model *m, const Stage *stage)
{
    Str made = made_user(m, stage), spare = base_spare_user(m, stage), first = STR("");
    if (made.len) return made;
    str_next_part(&spare, ' ', &first);
    return first;
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last)) return;
    if (stage_root(m, last)->base_kind == BASE_SCRATCH) return;
    UserNow user = user_of_stage(m, last);
    if (user.step != NO_STEP || !user.is_root) return;
    Process process = process_of(m, last);
    if (is_reset(m, process.entrypoint)) process.entrypoint = NO_STEP;
    if (is_reset(m, process.cmd)) process.cmd = NO_STEP;
    uint32_t step = process.entrypoint == NO_STEP ? process.cmd : process.entrypoint;
    if (step == NO_STEP || needs_root(m, last, &process)) return;
    if (process_may_drop_root(m, last) || file_has_dropper(m)) return;
    // What an image does in those that build on it needs the rights for that.
    if (stage_latest(m, last, K_ONBUILD) != NO_STEP) return;
    Str name = user_there(m, last);
    Str advice = STR("make a user and switch to it with USER");
    if (name.len) advice = str_fmt(c->arena, "add `USER %.*s` before it", STR_ARG(name));
    report_at(c, step, node_span(instr_keyword(instr_at(m, step))),
              "the program runs as root, as no USER says otherwise; %.*s", STR_ARG(advice));
}

// How the system of the base makes a user; empty where that is not known.
static Str user_maker(const Model *m, const Stage *stage)
{
    BaseSystem system;
    if (!base_system(m, stage, &system)) return STR("");
    if (system == SYSTEM_APK) return STR("RUN adduser -D -u 10001 app");
    const ImageRef *image = stage_root_image(m, stage);
    bool is_small = str_has_z(image->tag, "minimal") || str_is_z(image->path, "amazonlinux");
    bool has_useradd = system == SYSTEM_APT || (system == SYSTEM_DNF && !is_small);
    return has_useradd ? STR("RUN useradd -u 10001 --create-home app") : STR("");
}

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Stage *last = stage_last(m);
    uint32_t step = user_line_place(m, last);
    RootPlace place;
    Str home = STR("");
    // A new user could not enter /root.
    if (step == NO_STEP || root_place(f->arena, m, last, &place)) return;
    if (var_at(m, step, STR("HOME"), &home, NULL) == ENV_SET && str_starts_z(home, "/root")) return;
    Str name = user_there(m, last), maker = user_maker(m, last);
    // A volume belongs to whom the folder in the image belongs to.
    if (!made_user(m, last).len && stage_latest(m, last, K_VOLUME) != NO_STEP) return;
    if (name.len) {
        fix_offer(f, found, FIX_ASK, "Run as `%.*s`", STR_ARG(name));
        fix_line_before(f, step, str_join(f->arena, STR("USER "), name));
    } else if (maker.len && !chain_mentions(m, found->step, STR("useradd")) &&
               !chain_mentions(m, found->step, STR("adduser"))) {
        // One whose name stands in a variable might be the same once more.
        fix_offer(f, found, FIX_ASK, "Make a user and run as it");
        Str lines =
            str_fmt(f->arena, "%.*s%.*sUSER 10001", STR_ARG(maker), STR_ARG(fix_newline(f)));
        fix_line_before(f, step, lines);
    }
}

RULE(user_missing) = {
    .codes = WORDS("trivy:DS-0002 checkov:CKV_DOCKER_3 kics:missing_user sonar:S6471"),
    .severity = FL_INFO,
    .since = "0.2",
    .misses = ON(USER),
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
