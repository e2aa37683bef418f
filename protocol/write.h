// Writes plain structs as JSON text and converts byte offsets to positions. Without a tree of JSON
// values, as lists of findings are long and written after each keystroke.
#ifndef FL_PROTOCOL_WRITE_H
#define FL_PROTOCOL_WRITE_H

#include "analysis.h"
#include "protocol/client.h"
#include "protocol/read.h"

// A document as the client sees it.
typedef struct View {
    const FlDoc *doc;
    Str uri;
    int64_t version;
    const Client *client;
    Str folder;      // URI of its build context; empty: unknown
    Str ignore;      // text of its ignore file
    bool is_closed;  // read from disk: it has no version
    bool is_new;     // the file does not exist yet
    bool is_partial; // more will be known soon (isIncomplete)
} View;

// A JSON string; invalid UTF-8 becomes U+FFFD. write_range: a Range in the client's encoding.
void write_string(Out *o, Str s);

void write_range(Out *o, const View *v, Span span);

// Parameters of textDocument/publishDiagnostics.
void write_published(Out *o, const View *v, FlFindings findings);

// The same with an empty list, for a closed document.
void write_cleared(Out *o, Str uri);

// The response to textDocument/diagnostic: the list, or `unchanged` when its id equals
// `previous_id`.
void write_report(Out *o, const View *v, FlFindings findings, Str previous_id);

// An item of the response to workspace/diagnostic. Returns the id of the result. (LSP 3.17,
// WorkspaceDocumentDiagnosticReport)
Str write_workspace_report(Out *o, const View *v, FlFindings findings, Str previous_id);

// The same for an unchanged document, and (an empty list) for a file that no longer exists.
void write_same_report(Out *o, const View *v, Str same_id);
void write_gone_report(Out *o, Str uri);

void write_hover(Out *o, const View *v, const FlHover *hover);

Str write_kind(FlActionKind kind);

// TextEdit[].
void write_edits(Out *o, const View *v, FlEdits edits);

// A WorkspaceEdit of one document.
void write_edit(Out *o, const View *v, FlEdits edits);

// A WorkspaceEdit of several documents: begin, then each document (with at least one edit), then
// end.
void write_edits_begin(Out *o, const Client *client);
void write_edits_of(Out *o, const View *v, FlEdits edits, bool is_first);
void write_edits_end(Out *o, const Client *client);

// A WorkspaceEdit of an action, with its edit of another file.
void write_action_edit(Out *o, const View *v, const FlAction *action);

// The URI of a file of the build context, as a JSON string.
void write_file_uri(Out *o, const View *v, Str path);

// Whether the client supports everything that the action's edit needs.
bool write_can_edit(const View *v, const FlAction *action);

// A CodeAction with its edit.
void write_action(Out *o, const View *v, const FlAction *action);

// A CodeAction for a finding of `v` that changes another file, or creates it.
void write_action_elsewhere(Out *o, const View *v, Str title, const FlFinding *finding,
                            const View *file, FlEdits edits);

// A CodeAction without its edit, which the client requests when the action is chosen
// (codeAction/resolve).
void write_unresolved_action(Out *o, const View *v, const FlAction *action);

// A Command that requests the action again, for clients without CodeAction. `range`: the requested
// range.
void write_command(Out *o, const View *v, const FlAction *action, FlRange range);

// An action that asks a registry about an image when it is chosen.
void write_lookup_action(Out *o, const View *v, Str title, Str image);

#endif
