// Writes the results of fl_links.h as JSON.
#ifndef FL_PROTOCOL_WRITE_LINKS_H
#define FL_PROTOCOL_WRITE_LINKS_H

#include "fl_context.h"
#include "fl_links.h"
#include "protocol/write.h"

// DocumentLink[]. (LSP 3.17, textDocument/documentLink)
void write_links(Out *o, const View *v, FlLinks links, FlFileNames files);

// LinkedEditingRanges; null when there are none. (LSP 3.17, textDocument/linkedEditingRange)
void write_linked(Out *o, const View *v, FlLinked linked);

// InlayHint[]. (LSP 3.17, textDocument/inlayHint)
void write_hints(Out *o, const View *v, FlHints hints);

// CodeLens[] of the stages: commands that the client implements, and the number of uses. (LSP 3.17,
// textDocument/codeLens)
void write_lenses(Out *o, const View *v, FlStages stages);

// CallHierarchyItem, incoming calls (its users), outgoing calls (its sources). (LSP 3.17,
// textDocument/prepareCallHierarchy)
void write_stage(Out *o, const View *v, const FlStage *stage);
void write_users_of(Out *o, const View *v, FlCalls calls);
void write_sources_of(Out *o, const View *v, FlCalls calls);

// Location[] with the start of a file of the build context.
void write_file_location(Out *o, const View *v, Str path);

#endif
