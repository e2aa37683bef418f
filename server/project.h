// Finds and reads the configuration files that apply to a Dockerfile, each file once.
#ifndef FL_SERVER_PROJECT_H
#define FL_SERVER_PROJECT_H

#include "server/folder_names.h"
#include "settings/settings.h"

// A configuration file. Its texts live as long as the project.
typedef struct SettingsFile {
    Str path;
    Settings settings;
    Problems problems;
    bool is_read, is_broken, is_told;
} SettingsFile;

// The files that apply in one folder; NULL: none.
typedef struct FolderSettings {
    Str folder; // absolute
    SettingsFile *own, *hadolint;
    bool is_bounded; // it lies in a repository, or below one of the roots
} FolderSettings;

// All zero except for the input.
typedef struct Project {
    Arena arena;
    // Input: folders where the upward search may end outside of a repository; the file to use
    // instead of searching.
    const Str *roots;
    uint32_t root_count;
    SettingsFile *named;
    bool has_named_hadolint;
    // hadolint's other places: the working directory (highest priority) and the user's folders
    // (lowest).
    SettingsFile *here, *user;
    bool is_started;
    Settings hadolint_environment, environment;
    Problems environment_problems;
    FolderSettings **slot;
    uint32_t count, room;
} Project;

// Reads the environment and the user's files. `here`: the working directory; empty in an editor.
void project_start(Project *p, Str here);

// The files that apply in a folder, cached. The pointer stays valid. `names`: content of the
// folder, or NULL.
const FolderSettings *project_folder(Project *p, Str folder, const FolderNames *names);

// The folder where a new configuration file belongs: the root of the repository, or the workspace
// folder. Empty when there is none.
Str project_place(const Project *p, Str folder);

// The files that apply there, read, the weakest first; returns their number.
uint32_t project_files(Project *p, const FolderSettings *folder, SettingsFile *out[2]);

// Adds the sources that apply there, the weakest first. Does not read files, so it may run on any
// thread.
void project_stack(const Project *p, const FolderSettings *folder, SettingsStack *out);

// Sets the file to use instead of searching: our format, or hadolint's when its name says so.
void project_name(Project *p, Str path);

// Whether the file name is that of a configuration file.
bool is_settings_file(Str name);

// The absolute, cleaned path; relative to the working directory, or to `here`.
Str path_absolute(Arena *a, Str path);
Str path_absolute_from(Arena *a, Str here, Str path);

void project_clear(Project *p);

#endif
