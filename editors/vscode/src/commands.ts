// What the user can ask for by the command palette, by a code lens or by a button.
import * as vscode from 'vscode';
import { type Position, type Location } from 'vscode-languageclient/node';
import * as build from './build';
import { type Server } from './client';
import { explainRule, showReruns } from './explain';

function activeDockerfile(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === 'dockerfile' ? editor : undefined;
}

/** The stage that the cursor is in, by the code lenses of the server: the last one at or above it, or else the first. */
async function stageAtCursor(editor: vscode.TextEditor): Promise<string | undefined> {
    const { document, selection } = editor;
    const upTo = (line: number) => build.lensArguments(document.uri,
        lens => lens.command?.command === 'fairlead.build' && lens.range.start.line <= line);
    const found = await upTo(selection.active.line) ?? await upTo(document.lineCount);
    return found?.[1] as string | undefined;
}

async function buildStage(uri?: unknown, stage?: unknown): Promise<void> {
    if (typeof uri === 'string' && typeof stage === 'string') return build.build(vscode.Uri.parse(uri), stage);
    const editor = activeDockerfile();
    if (!editor) return;
    const found = await stageAtCursor(editor);
    if (found) return build.build(editor.document.uri, found);
    void vscode.window.showInformationMessage('This file has no FROM, so there is nothing to build.');
}

async function checkFile(uri?: unknown): Promise<void> {
    const file = typeof uri === 'string' ? vscode.Uri.parse(uri) : activeDockerfile()?.document.uri;
    if (file) await build.check(file);
}

async function showReferences(uri: string, at: Position, locations: Location[]): Promise<void> {
    const range = (of: Location['range']) =>
        new vscode.Range(of.start.line, of.start.character, of.end.line, of.end.character);
    await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri),
        new vscode.Position(at.line, at.character),
        locations.map(one => new vscode.Location(vscode.Uri.parse(one.uri), range(one.range))));
}

async function fixAll(): Promise<void> {
    if (!activeDockerfile()) return;
    await vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.fairlead', apply: 'first' });
}

async function reruns(server: Server): Promise<void> {
    const editor = activeDockerfile();
    if (editor) await showReruns(server, editor.document);
}

export function registerCommands(server: Server, log: vscode.LogOutputChannel, extensionId: string): vscode.Disposable {
    const commands: Record<string, (...args: never[]) => unknown> = {
        'fairlead.build': buildStage,
        'fairlead.check': checkFile,
        'fairlead.references': showReferences,
        'fairlead.fixAll': fixAll,
        'fairlead.explainRule': (name?: unknown) => explainRule(server, name),
        'fairlead.showReruns': () => reruns(server),
        'fairlead.restart': () => server.restart(),
        'fairlead.showLog': () => log.show(),
        'fairlead.openWalkthrough': () =>
            vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`, false),
    };
    return vscode.Disposable.from(
        ...Object.entries(commands).map(([name, action]) => vscode.commands.registerCommand(name, action)));
}
