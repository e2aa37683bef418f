// `docker build` of a stage, and Docker's own checks, as tasks in a terminal. The words of the command go to the program
// as they are: no shell reads the names of files and stages.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { trustedSetting } from './program';

export interface BuildPlace {
    file: string;
    context: string;
}

export function buildArguments(place: BuildPlace, stage: string): string[] {
    return ['build', '--target', stage, '-f', place.file, place.context];
}

export function checkArguments(place: BuildPlace): string[] {
    return ['build', '--check', '-f', place.file, place.context];
}

/** The context that the server found; when it does not know one, what the setting says, or the folder of the file. */
function placeOf(uri: vscode.Uri, found: string | undefined): BuildPlace {
    const file = uri.fsPath;
    if (found) return { file, context: vscode.Uri.parse(found).fsPath };
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? path.dirname(file);
    const context = vscode.workspace.getConfiguration('fairlead', uri).get<string>('context');
    return { file, context: context ? path.resolve(folder, context) : path.dirname(file) };
}

/** The arguments of a lens of the document, as they are now: the server may have learned of the context since it was drawn. */
export async function lensArguments(uri: vscode.Uri, fits: (lens: vscode.CodeLens) => boolean): Promise<unknown[] | undefined> {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 1000) ?? [];
    lenses.sort((a, b) => a.range.start.line - b.range.start.line);
    return lenses.filter(fits).pop()?.command?.arguments;
}

/** Building runs what the Dockerfile says, so the user has to trust it first. */
async function isAllowed(uri: vscode.Uri): Promise<boolean> {
    if (uri.scheme !== 'file') {
        void vscode.window.showInformationMessage('Save the file first: Docker can only build what lies on a disk.');
        return false;
    }
    if (vscode.workspace.isTrusted) return true;
    const manage = 'Manage Workspace Trust';
    const picked = await vscode.window.showInformationMessage(
        'Building runs the commands of this Dockerfile. Trust the workspace first.', manage);
    if (picked === manage) await vscode.commands.executeCommand('workbench.trust.manage');
    return false;
}

async function runInTerminal(name: string, uri: vscode.Uri, found: unknown, args: (place: BuildPlace) => string[]): Promise<void> {
    if (!await isAllowed(uri)) return;
    await vscode.workspace.openTextDocument(uri).then(document => document.save());
    const place = placeOf(uri, typeof found === 'string' ? found : undefined);
    const program = trustedSetting('build.program') || 'docker';
    const scope = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.TaskScope.Workspace;
    const execution = new vscode.ProcessExecution(program, args(place), { cwd: place.context });
    const task = new vscode.Task({ type: 'fairlead', name, file: place.file }, scope, name, 'fairlead', execution);
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated, clear: true };
    await vscode.tasks.executeTask(task);
}

export async function build(uri: vscode.Uri, stage: string): Promise<void> {
    const lens = await lensArguments(uri, one => one.command?.command === 'fairlead.build' && one.command.arguments?.[1] === stage);
    return runInTerminal(`build ${stage}`, uri, lens?.[2], place => buildArguments(place, stage));
}

export async function check(uri: vscode.Uri): Promise<void> {
    const lens = await lensArguments(uri, one => one.command?.command === 'fairlead.check');
    return runInTerminal(`check ${path.basename(uri.fsPath)}`, uri, lens?.[1], checkArguments);
}
