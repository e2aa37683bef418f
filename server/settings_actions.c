#include "server/settings_actions.h"
#include "protocol/write.h"
#include "server/configured.h"
#include "server/files.h"
#include "server/paths.h"
#include "server/uri.h"
#include "settings/rule_off.h"

// The configuration file that applies to the Dockerfile, or where a new one would be created.
typedef struct Target {
    Str path, text;
    bool is_new;
} Target;

// Beside a hadolint file none of ours is created, as it would change the settings.
static bool find_target(Server *s, Str path, Target *out)
{
    Project *p = &s->configured->project;
    const FolderSettings *folder = project_folder(p, path_folder(path), NULL);
    if (folder && folder->own) {
        out->path = folder->own->path;
        return file_read_plain(&s->request, out->path, UINT16_MAX, &out->text);
    }
    SettingsFile *file[2];
    Str place = project_place(p, path_folder(path));
    out->is_new = true;
    out->path = path_join(&s->request, place, STR(".fairlead.yaml"));
    return place.len && !project_files(p, folder, file) && s->client.has_create_file;
}

void write_rule_off(Server *s, Document *document, const FlAction *action, Out *o)
{
    Str path, rule = action->finding.code;
    Target target = {0};
    TextChange change;
    if (!uri_path(&s->request, document->uri, &path) || !find_target(s, path, &target)) return;
    if (!settings_rule_off(&s->request, target.text, rule, &change)) return;
    FlDoc *doc = fl_open(target.text);
    View view = document_view(document, &s->client);
    View file = {.doc = doc, .client = &s->client, .is_closed = true, .is_new = target.is_new};
    file.uri = uri_of_path(&s->request, target.path);
    FlEdit edit = {change.span, change.text};
    Str title = str_fmt(&s->request, "Switch %.*s off in %.*s", STR_ARG(rule),
                        STR_ARG(path_name(target.path)));
    out_char(o, ',');
    write_action_elsewhere(o, &view, title, &action->finding, &file, (FlEdits){&edit, 1});
    fl_close(doc);
}
