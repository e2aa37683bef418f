// The configuration files that hold for a Dockerfile: finding them, and reading each once.
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

// What holds in one folder; NULL for none.
typedef struct FolderSettings {
    Str folder; // absolute
    SettingsFile *own, *hadolint;
    bool is_bounded; // it lies in a repository, or below a folder where the search may end
} FolderSettings;

// A zeroed one with what is told is ready to be asked.
typedef struct Project {
    Arena arena;
    // Told: the folders where a search upwards may end when no repository is around, and the file that is to be read
    // instead of those that would be found.
    const Str *roots;
    uint32_t root_count;
    SettingsFile *named;
    bool has_named_hadolint;
    // The places of hadolint beside the Dockerfile's folders: where the program runs comes first, those of the user last.
    SettingsFile *here, *user;
    bool is_started;
    Settings hadolint_environment, environment;
    Problems environment_problems;
    FolderSettings **slot;
    uint32_t count, room;
} Project;

// Reads the environment and finds the files of the user; `here` is where the program runs, empty in an editor.
void project_start(Project *p, Str here);

// The settings that hold in a folder, found once. The pointer stays. `names`: what lies in it, or NULL.
const FolderSettings *project_folder(Project *p, Str folder, const FolderNames *names);

// The folder where a file for it would be made: the repository, or the folder of the workspace that it lies in. Empty where
// there is none.
Str project_place(const Project *p, Str folder);

// The files that hold there, read, the weakest first; returns their number.
uint32_t project_files(Project *p, const FolderSettings *folder, SettingsFile *out[2]);

// Adds the sources that hold there, from the weakest on. Changes nothing: the files were read before.
void project_stack(const Project *p, const FolderSettings *folder, SettingsStack *out);

// Makes a file that is to be read instead of those that would be found: ours, or hadolint's if its name says so.
void project_name(Project *p, Str path);

// Whether a file of that name is a configuration file.
bool is_settings_file(Str name);

// The absolute path, cleaned; and that of a path that goes on from `here`.
Str path_absolute(Arena *a, Str path);
Str path_absolute_from(Arena *a, Str here, Str path);

void project_clear(Project *p);

#endif
