// Plain structs become JSON text, byte offsets become positions. Written directly: a list of findings may be long, and
// is written at every keystroke.
#ifndef FL_PROTOCOL_WRITE_H
#define FL_PROTOCOL_WRITE_H

#include "analysis.h"
#include "protocol/client.h"
#include "protocol/read.h"

// A document as its client sees it.
typedef struct View {
    const FlDoc *doc;
    Str uri;
    int64_t version;
    const Client *client;
    Str folder;      // URI of its build context; empty when it is not known
    Str ignore;      // text of its ignore file
    bool is_closed;  // read from its file: it has no version
    bool is_new;     // the file is not there yet
    bool is_partial; // more of it will be known soon
} View;

// A JSON string. Bytes that are not UTF-8 become U+FFFD.
void write_string(Out *o, Str s);

void write_range(Out *o, const View *v, Span span);

// Parameters of textDocument/publishDiagnostics.
void write_published(Out *o, const View *v, FlFindings findings);

// Parameters that empty the list of a closed document.
void write_cleared(Out *o, Str uri);

// The answer to textDocument/diagnostic: the list, or `unchanged` when it has the id that the client has already.
void write_report(Out *o, const View *v, FlFindings findings, Str previous_id);

// One item of the answer to workspace/diagnostic: the same for a document of the workspace. Returns its id. (LSP 3.17,
// WorkspaceDocumentDiagnosticReport)
Str write_workspace_report(Out *o, const View *v, FlFindings findings, Str previous_id);

// The same for a document that is known to be as before, and for a file that is gone: its list is emptied.
void write_same_report(Out *o, const View *v, Str same_id);
void write_gone_report(Out *o, Str uri);

void write_hover(Out *o, const View *v, const FlHover *hover);

Str write_kind(FlActionKind kind);

// TextEdit[].
void write_edits(Out *o, const View *v, FlEdits edits);

// A WorkspaceEdit.
void write_edit(Out *o, const View *v, FlEdits edits);

// One of several documents, from one call between these to the next. They all have edits.
void write_edits_begin(Out *o, const Client *client);
void write_edits_of(Out *o, const View *v, FlEdits edits, bool is_first);
void write_edits_end(Out *o, const Client *client);

// The same with what an action does to a file beside the document.
void write_action_edit(Out *o, const View *v, const FlAction *action);

// The URI of a file of the build context, as a JSON string.
void write_file_uri(Out *o, const View *v, Str path);

// Whether the client can be asked to do all that the action does.
bool write_can_edit(const View *v, const FlAction *action);

// A CodeAction with its edit.
void write_action(Out *o, const View *v, const FlAction *action);

// A CodeAction for a finding of `v` that changes another file, which is made where it is new.
void write_action_elsewhere(Out *o, const View *v, Str title, const FlFinding *finding,
                            const View *file, FlEdits edits);

// A CodeAction whose edit the client asks for when somebody chooses it (codeAction/resolve); and what that is told.
void write_unresolved_action(Out *o, const View *v, const FlAction *action);

// A Command that asks for the action again, for clients that take no CodeAction. `range` is what they asked about.
void write_command(Out *o, const View *v, const FlAction *action, FlRange range);

// An action that asks a registry about an image, when somebody chooses it.
void write_lookup_action(Out *o, const View *v, Str title, Str image);

#endif
