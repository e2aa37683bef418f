// Where VS Code starts and ends the extension.
import * as vscode from 'vscode';
import { Server } from './client';
import { registerCommands } from './commands';
import { hintAtConflicts } from './conflicts';
import { providePages } from './explain';
import { ServerSettings } from './settings';
import { showStatus } from './status';

let server: Server | undefined;

function watchSettings(running: Server): vscode.Disposable {
    return vscode.Disposable.from(
        vscode.workspace.onDidChangeConfiguration(change => {
            if (change.affectsConfiguration('fairlead.server.path')) void running.restart();
        }),
        vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()));
}

export async function activate(context: vscode.ExtensionContext): Promise<unknown> {
    const log = vscode.window.createOutputChannel('fairlead', { log: true });
    const trace = vscode.window.createOutputChannel('fairlead (messages)', { log: true });
    const settings = new ServerSettings(context.extension.packageJSON);
    const started = server = new Server(context.extensionPath, settings, log, trace);
    context.subscriptions.push(log, trace, started, showStatus(started), providePages(started), watchSettings(started),
        registerCommands(started, log, context.extension.id));
    await started.restart();
    void hintAtConflicts(context);
    return { state: () => started.state };
}

export function deactivate(): Promise<void> | undefined {
    return server?.stop();
}
