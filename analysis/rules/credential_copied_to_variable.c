// Mount a file of credentials instead of copying it.
//
// A variable such as `GOOGLE_APPLICATION_CREDENTIALS` names a file with credentials. When COPY brings that file along, all
// who have the image can read it. A RUN that needs it gets it from a secret mount, a container from a volume or from a
// secret of its host.
//
// ```dockerfile
// FROM google/cloud-sdk:502.0.0
// COPY account.json /secrets/account.json
// ENV GOOGLE_APPLICATION_CREDENTIALS=/secrets/account.json
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `GOOGLE_APPLICATION_CREDENTIALS` names a file that COPY brings into the image, where all who have it can read the credentials; mount it instead
// RUN gcloud auth list
// ```
//
// ```fixed
// FROM google/cloud-sdk:502.0.0
// ENV GOOGLE_APPLICATION_CREDENTIALS=/secrets/account.json
// RUN --mount=type=secret,id=account.json,target=/secrets/account.json gcloud auth list
// ```
//
// ```dockerfile
// FROM amazon/aws-cli:2.22.0
// ARG AWS_SHARED_CREDENTIALS_FILE=/root/.aws/credentials
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `AWS_SHARED_CREDENTIALS_FILE` names a file that COPY brings into the image, where all who have it can read the credentials; mount it instead
// COPY credentials /root/.aws/
// ```
//
// A file that is mounted, or that comes with the container, is fine:
//
// ```dockerfile
// FROM google/cloud-sdk:502.0.0
// ENV GOOGLE_APPLICATION_CREDENTIALS=/secrets/account.json KUBECONFIG=/etc/kube/config
// COPY src /src
// RUN --mount=type=secret,id=account,target=/secrets/account.json gcloud auth list
// ```
#include "lint/run_facts.h"
#include "lint/sources.h"
#include "lint/workdirs.h"
#include "values/file_kinds.h"

static const Str NAMES =
    STR_INIT("GOOGLE_APPLICATION_CREDENTIALS CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE BOTO_CONFIG "
             "AWS_SHARED_CREDENTIALS_FILE AWS_WEB_IDENTITY_TOKEN_FILE AZURE_AUTH_LOCATION "
             "AZURE_CLIENT_CERTIFICATE_PATH KUBECONFIG NPM_CONFIG_USERCONFIG npm_config_userconfig "
             "NETRC PGPASSFILE VAULT_TOKEN_FILE TF_CLI_CONFIG_FILE OCI_CLI_CONFIG_FILE "
             "SSH_PRIVATE_KEY_FILE CARGO_REGISTRY_TOKEN_FILE");

enum { LOOKS_MAX = 200 }; // instructions of a stage

// Whether COPY or ADD of a step writes the file.
static bool brings(const At *c, uint32_t step, Str file)
{
    const Instr *in = instr_at(c->model, step);
    if ((in->kind != K_COPY && in->kind != K_ADD) || instr_arg_count(in) < 2) return false;
    Check other = {.arena = c->arena, .model = c->model, .step = step, .in = in};
    Sources sources = sources_of(&other.at, in);
    Str path = copy_destination(c->arena, c->model, step);
    if (!path.len || str_eq(path, file)) return path.len;
    for (uint32_t i = 0; i < sources.count; i++)
        if (str_eq(workdir_join(c->arena, path, path_last(sources.item[i].text)), file))
            return true;
    return false;
}

// The step of the stage that does; NO_STEP if none does.
static uint32_t bringer_of(const At *c, Str file)
{
    uint32_t start = stage_start(c->model, c->step);
    for (uint32_t n = 1; start != NO_STEP && n < LOOKS_MAX; n++) {
        bool is_own =
            step_exists(c->model, start + n) && steps_share_stage(c->model, start + n, start);
        if (!is_own) return NO_STEP;
        if (brings(c, start + n, file)) return start + n;
    }
    return NO_STEP;
}

static uint32_t bringer_of_pair(const At *c, const Instr *in, const Node *pair, Str *file)
{
    if (!pair_has_value(pair) || char_is_word(str_at(pair_value(in, pair), 0))) return NO_STEP;
    if (!str_is_one_of(pair_key(in, pair), NAMES)) return NO_STEP;
    Expansion e = expand_at(c->model, c->step, pair_value(in, pair), expand_mode(c->model));
    if (!e.is_ok || !e.is_known || str_at(e.result, 0) != '/') return NO_STEP;
    *file = e.result;
    return bringer_of(c, *file);
}

static void check(Check *c, const Instr *in)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        Str file, name = pair_key(in, pair);
        if (bringer_of_pair(&c->at, in, pair, &file) == NO_STEP || !run_is_shipped(&c->at))
            continue;
        report(c, (Span){pair->start, pair->start + name.len},
               "`%.*s` names a file that COPY brings into the image, where all who have it can "
               "read the credentials; mount it instead",
               STR_ARG(name));
    }
}

// The only RUN behind the copy; NO_STEP when there is none, or several.
static uint32_t only_run_after(const Model *m, uint32_t copy)
{
    uint32_t found = NO_STEP;
    for (uint32_t step = copy + 1; step_exists(m, step); step++) {
        if (!steps_share_stage(m, step, copy)) break;
        if (instr_at(m, step)->kind != K_RUN) continue;
        if (found != NO_STEP) return NO_STEP;
        found = step;
    }
    return found;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        Str file;
        if (pair->start != found->span.start) continue;
        uint32_t copy = bringer_of_pair(&f->at, in, pair, &file);
        uint32_t run = copy == NO_STEP ? NO_STEP : only_run_after(f->model, copy);
        if (run == NO_STEP || instr_arg_count(instr_at(f->model, copy)) != 2) return;
        uint32_t at = instr_keyword(instr_at(f->model, run))->end;
        fix_offer(f, found, FIX_ASK, "Mount it in the RUN that follows");
        fix_delete_step(f, copy);
        fix_replace_at(f, run, (Span){at, at},
                       str_fmt(f->arena, " --mount=type=secret,id=%.*s,target=%.*s",
                               STR_ARG(path_last(file)), STR_ARG(file)));
    }
}

RULE(credential_copied_to_variable) = {
    .codes = WORDS("trivy:DS-0031"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(ENV) | ON(ARG),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
