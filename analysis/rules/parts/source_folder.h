// Folders and files of sources that are copied one by one, beside the manifests.
#ifndef FL_RULES_PARTS_SOURCE_FOLDER_H
#define FL_RULES_PARTS_SOURCE_FOLDER_H

#include "lint/context_sources.h"
#include "lint/ecosystems.h"

typedef struct SourceFolder {
    uint32_t copy, count; // the first step that copies one, and how many do
    Span source;          // joined: the first of its sources
    bool is_folder;       // it copies this folder and nothing else
    bool is_mixed;        // it copies more than sources
    bool has_manifests;   // one of the steps copies what may be the manifests
    Str manifests;        // the folder of the context that these lie in
} SourceFolder;

// Whether it is the whole context, or whatever lies in its root.
bool copies_all(const ContextSource *s);

// Those before the RUN that is checked, in its stage and those that it is based on.
SourceFolder source_folder_before(const At *c, const Ecosystem *of);

// Whether the COPY brings nothing but files, and these neither to the folder nor below it.
bool copies_files_beside(const At *c, uint32_t step, Str folder);

#endif
