// Configuration files are not cached beyond a change: when one changes, all are read again, and
// every open document is updated.
#include "server/configured.h"
#include "protocol/read_settings.h"
#include "protocol/write.h"
#include "server/diagnose.h"
#include "server/image_checks.h"
#include "server/log.h"
#include "server/paths.h"
#include "server/reports.h"
#include "server/shell_checks.h"
#include "server/stdio.h"
#include "server/style.h"
#include "server/uri.h"
#include "server/watched.h"
#include "server/workspace.h"

// ---- Old settings ----

// They are kept while other threads check files with them.
typedef struct OldSettings {
    struct OldSettings *next;
    Project project;
    Arena arena;
} OldSettings;

static void put_away(Server *s, Project project, Arena arena)
{
    OldSettings *old = fl_host_alloc(NULL, sizeof *old);
    *old = (OldSettings){s->configured->old, project, arena};
    s->configured->old = old;
    if (!workspace_is_checking(s)) configured_clear_old(s);
}

void configured_clear_old(Server *s)
{
    while (s->configured->old) {
        OldSettings *old = s->configured->old;
        s->configured->old = old->next;
        project_clear(&old->project);
        arena_clear(&old->arena);
        fl_host_alloc(old, 0);
    }
}

// ---- One document ----

static const FolderSettings *folder_of(Server *s, Str path)
{
    return path.len ? project_folder(&s->configured->project, path_folder(path), NULL) : NULL;
}

// The client's settings for one document, or for all others.
typedef struct Pulled {
    const Settings *ours, *docker;
} Pulled;

static void stack_for(Server *s, Pulled pulled, Str path, SettingsStack *out)
{
    Configured *c = s->configured;
    const FolderSettings *folder = folder_of(s, path);
    SettingsFile *file[2];
    project_files(&c->project, folder, file);
    settings_push(out, &c->docker);
    settings_push(out, pulled.docker);
    project_stack(&c->project, folder, out);
    settings_push(out, &c->editor);
    settings_push(out, pulled.ours);
    settings_push(out, &c->project.environment);
    out->root = str_cut(path, 0, watched_start_of_project(s, path));
}

// The config points into the settings, so it is made again whenever they change.
static void configure(Server *s, Document *document)
{
    Str path = STR("");
    if (!uri_path(&s->request, document->uri, &path)) path = STR("");
    SettingsStack stack = {0};
    Effective e;
    Arena told = {0};
    stack_for(s, (Pulled){document->pulled, document->pulled_docker}, path, &stack);
    settings_resolve(&told, &stack, path, &e);
    style_tell(&told, path, &e.config);
    e.config.shows_messages = s->client.has_finding_hover;
    document_configure(document, &e.config, told);
    document->is_excluded = e.is_excluded;
    document->build_context = e.context;
    document->shellcheck = e.shellcheck;
    document->lookup = e.lookup;
    document->keeps_multiline = e.keeps_multiline;
}

void configured_for_path(Server *s, Arena *a, Str path, Effective *out)
{
    SettingsStack stack = {0};
    Pulled pulled = {s->configured->workspace, s->configured->workspace_docker};
    stack_for(s, pulled, path, &stack);
    settings_resolve(a, &stack, path, out);
    style_tell(a, path, &out->config);
}

static void configure_again(Server *s, Document *document)
{
    configure(s, document);
    watched_open(s, document);
    diagnose_soon(s, document);
}

static void configure_all(Server *s)
{
    shell_checks_look_again(s);
    image_checks_look_again(s);
    for (uint32_t i = 0; i < s->documents.count; i++) configure_again(s, s->documents.item[i]);
    if (s->documents.count) answers_refresh(s);
}

// ---- Problems of configuration files ----

static void write_problem(Out *o, const Problem *p)
{
    uint32_t line = p->place.line ? p->place.line - 1 : 0;
    uint32_t character = p->place.column ? p->place.column - 1 : 0;
    out_fmt(o, "{\"range\":{\"start\":{\"line\":%u,\"character\":%u},", line, character);
    out_fmt(o, "\"end\":{\"line\":%u,\"character\":%u}},", line, character + 1);
    out_fmt(o, "\"severity\":%d,\"source\":\"" NAME_SOURCE "\",\"message\":", p->is_remark ? 2 : 1);
    write_string(o, p->message);
    out_char(o, '}');
}

static void publish(Server *s, Str uri, const Problems *problems)
{
    Out o = out_on(&s->request);
    rpc_start_notification(&o, STR("textDocument/publishDiagnostics"));
    out_z(&o, "{\"uri\":");
    write_string(&o, uri);
    out_z(&o, ",\"diagnostics\":[");
    for (uint32_t i = 0; problems && i < problems->count; i++) {
        if (i) out_char(&o, ',');
        write_problem(&o, &problems->item[i]);
    }
    out_z(&o, "]}");
    rpc_end(&o);
    stdio_send(s, &o);
}

static void tell(Server *s, Str source, const Problem *p)
{
    Str place = STR("");
    if (p->place.line) place = str_fmt(&s->request, ":%u:%u", p->place.line, p->place.column);
    show_client(s, p->is_remark ? LOG_WARNING : LOG_ERROR,
                str_fmt(&s->request, "%.*s%.*s: %.*s", STR_ARG(source), STR_ARG(place),
                        STR_ARG(p->message)));
}

// Publishes diagnostics for the file, and shows the first problem as a message, as the file need
// not be open.
static void show_problems(Server *s, SettingsFile *file)
{
    Configured *c = s->configured;
    if (!file->problems.count || file->is_told) return;
    file->is_told = true;
    Out uri = out_on(&c->published_arena);
    out_uri_path(&uri, file->path);
    Str text = out_done(&uri);
    VEC_PUSH(&c->published_arena, &c->published, text);
    publish(s, text, &file->problems);
    tell(s, file->path, &file->problems.item[0]);
}

static void show_problems_of(Server *s, Document *document)
{
    Str path;
    SettingsFile *file[2];
    if (!uri_path(&s->request, document->uri, &path)) return;
    uint32_t count = project_files(&s->configured->project, folder_of(s, path), file);
    for (uint32_t i = 0; i < count; i++) show_problems(s, file[i]);
}

static void hide_problems(Server *s)
{
    Configured *c = s->configured;
    for (uint32_t i = 0; i < c->published.count; i++) publish(s, c->published.item[i], NULL);
    arena_clear(&c->published_arena);
    c->published.item = NULL;
    c->published.count = c->published.room = 0;
}

// ---- Settings of the editor ----

static void read_editor(Server *s, Arena *a, const Value *value, Settings *out)
{
    Problems problems = {.arena = &s->request};
    *out = (Settings){0};
    settings_read(a, SETTINGS_EDITOR, value, out, &problems);
    Configured *c = s->configured;
    if (!problems.count) c->told = STR("");
    if (!problems.count || str_eq(c->told, problems.item[0].message)) return;
    c->told = str_copy(&s->session, problems.item[0].message);
    tell(s, STR("settings of the editor"), &problems.item[0]);
}

void configured_tell_missing(Server *s, Str context)
{
    Configured *c = s->configured;
    if (str_eq(c->missing, context)) return;
    c->missing = str_copy(&s->session, context);
    show_client(s, LOG_WARNING,
                str_fmt(&s->request,
                        "the settings say that the build context is %.*s, which is no folder",
                        STR_ARG(context)));
}

static void start_project(Server *s)
{
    Project *p = &s->configured->project;
    Str *roots = arena_new(&p->arena, Str, s->roots.count); // copied: folders may change
    for (uint32_t i = 0; i < s->roots.count; i++) roots[i] = s->roots.item[i];
    p->roots = roots;
    p->root_count = s->roots.count;
    project_start(p, STR(""));
}

void configured_start(Server *s, const json_t *params)
{
    Configured *c = arena_new(&s->session, Configured, 1);
    Value value;
    s->configured = c;
    start_project(s);
    c->editor.kind = SETTINGS_EDITOR;
    if (read_initial_settings(&c->editor_arena, params, &value))
        read_editor(s, &c->editor_arena, &value, &c->editor);
    if (read_initial_docker(&c->editor_arena, params, &value))
        settings_read_docker(&c->editor_arena, &value, &c->docker);
    for (uint32_t i = 0; i < c->project.environment_problems.count; i++)
        tell(s, STR("environment"), &c->project.environment_problems.item[i]);
}

void configured_ask(Server *s)
{
    if (!s->client.has_settings_changes) return;
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, STR("client/registerCapability"));
    out_str(&o, STR("{\"registrations\":[{\"id\":\"settings\",\"method\":"
                    "\"workspace/didChangeConfiguration\",\"registerOptions\":{\"section\":"
                    "[\"" NAME_SOURCE "\",\"" NAME_DOCKER "\"]}}]}"));
    rpc_end(&o);
    stdio_send(s, &o);
}

static void pull(Server *s, Document *document)
{
    if (!s->client.has_settings) return;
    document->pull = ++s->last_request;
    Out o = out_on(&s->request);
    rpc_start_request(&o, document->pull, STR("workspace/configuration"));
    out_z(&o, "{\"items\":[{\"scopeUri\":");
    write_string(&o, document->uri);
    out_str(&o, STR(",\"section\":\"" NAME_SOURCE "\"},{\"scopeUri\":"));
    write_string(&o, document->uri);
    out_str(&o, STR(",\"section\":\"" NAME_DOCKER "\"}]}"));
    rpc_end(&o);
    stdio_send(s, &o);
}

// Settings for files that are not open.
static void pull_for_workspace(Server *s)
{
    Configured *c = s->configured;
    c->workspace_pull = ++s->last_request;
    Out o = out_on(&s->request);
    rpc_start_request(&o, c->workspace_pull, STR("workspace/configuration"));
    out_str(&o, STR("{\"items\":[{\"section\":\"" NAME_SOURCE "\"},{\"section\":\"" NAME_DOCKER
                    "\"}]}"));
    rpc_end(&o);
    stdio_send(s, &o);
}

void configured_ask_for_workspace(Server *s)
{
    if (s->client.has_settings && !s->configured->workspace_pull) pull_for_workspace(s);
}

static void read_pulled(Server *s, Arena *a, const json_t *answer, Settings **ours,
                        Settings **docker)
{
    Value value;
    *ours = *docker = NULL;
    if (read_asked_settings(a, answer, &value)) {
        *ours = arena_new(a, Settings, 1);
        read_editor(s, a, &value, *ours);
    }
    if (read_asked_docker(a, answer, &value)) {
        *docker = arena_new(a, Settings, 1);
        settings_read_docker(a, &value, *docker);
    }
}

static void take_workspace(Server *s, const Message *m)
{
    Configured *c = s->configured;
    bool had_any = c->workspace || c->workspace_docker;
    put_away(s, (Project){0}, c->workspace_arena);
    c->workspace_arena = (Arena){0};
    read_pulled(s, &c->workspace_arena, m->params, &c->workspace, &c->workspace_docker);
    if (!had_any && !c->workspace && !c->workspace_docker) return;
    workspace_changed(s);
    workspace_refresh(s);
}

static Document *document_of_pull(Server *s, uint32_t id)
{
    for (uint32_t i = 0; i < s->documents.count; i++)
        if (s->documents.item[i]->pull == id) return s->documents.item[i];
    return NULL;
}

void configured_answer(Server *s, const Message *m)
{
    uint32_t id;
    if (!rpc_answered(m, &id)) return;
    if (s->configured && s->configured->workspace_pull == id) take_workspace(s, m);
    Document *document = document_of_pull(s, id);
    if (!document) return;
    Arena arena = {0}, old = document->pulled_arena;
    bool had_any = document->pulled || document->pulled_docker;
    document->pull = 0;
    read_pulled(s, &arena, m->params, &document->pulled, &document->pulled_docker);
    bool is_new = had_any || document->pulled || document->pulled_docker;
    document->pulled_arena = arena;
    if (is_new) configure_again(s, document);
    arena_clear(&old);
    if (is_new) answers_refresh(s);
}

void configured_settings_changed(Server *s, const json_t *params)
{
    Configured *c = s->configured;
    Value value, docker;
    Arena arena = {0};
    if (s->client.has_settings) {
        for (uint32_t i = 0; i < s->documents.count; i++) pull(s, s->documents.item[i]);
        if (c->workspace_pull) pull_for_workspace(s);
        return;
    }
    bool has_ours = read_changed_settings(&arena, params, &value);
    bool has_docker = read_changed_docker(&arena, params, &docker);
    if (!has_ours && !has_docker) {
        arena_clear(&arena);
        return;
    }
    Arena old = c->editor_arena;
    c->editor_arena = arena;
    c->editor = (Settings){.kind = SETTINGS_EDITOR};
    c->docker = (Settings){.kind = SETTINGS_DOCKER};
    if (has_ours) read_editor(s, &c->editor_arena, &value, &c->editor);
    if (has_docker) settings_read_docker(&c->editor_arena, &docker, &c->docker);
    configure_all(s);
    put_away(s, (Project){0}, old);
}

// ---- Documents and files ----

void configured_open(Server *s, Document *document)
{
    configure(s, document);
    show_problems_of(s, document);
    pull(s, document);
}

void configured_files_changed(Server *s)
{
    Project old = s->configured->project;
    s->configured->project = (Project){0};
    start_project(s);
    hide_problems(s);
    configure_all(s);
    for (uint32_t i = 0; i < s->documents.count; i++) show_problems_of(s, s->documents.item[i]);
    put_away(s, old, (Arena){0});
}

void configured_saved(Server *s, Str uri)
{
    if (!s->client.has_watched_files || is_settings_file(uri_name(uri)))
        configured_files_changed(s);
}

void configured_clear(Server *s)
{
    Configured *c = s->configured;
    if (!c) return;
    configured_clear_old(s);
    project_clear(&c->project);
    arena_clear(&c->editor_arena);
    arena_clear(&c->workspace_arena);
    arena_clear(&c->published_arena);
}
