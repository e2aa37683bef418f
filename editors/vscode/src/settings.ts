// The settings that the server knows. Only what somebody set is sent: a default would hide what .fairlead.yaml says.
import * as vscode from 'vscode';

/** The extension's own settings have a dot in their names, the server's have none (settings.mjs). */
function serverKeys(manifest: { contributes: { configuration: { properties: object } } }): string[] {
    return Object.keys(manifest.contributes.configuration.properties)
        .map(name => name.replace(/^fairlead\./, ''))
        .filter(name => !name.includes('.'));
}

function isSet(value: ReturnType<vscode.WorkspaceConfiguration['inspect']>): boolean {
    return value?.globalValue !== undefined || value?.workspaceValue !== undefined || value?.workspaceFolderValue !== undefined;
}

function setOf(all: vscode.WorkspaceConfiguration, keys: string[]): Record<string, unknown> {
    return Object.fromEntries(keys.filter(key => isSet(all.inspect(key))).map(key => [key, all.get(key)]));
}

export class ServerSettings {
    private readonly keys: string[];

    constructor(manifest: { contributes: { configuration: { properties: object } } }) {
        this.keys = serverKeys(manifest);
    }

    for(scope: vscode.Uri | undefined): Record<string, unknown> {
        const all = vscode.workspace.getConfiguration('fairlead', scope);
        return setOf(all, this.keys);
    }

    /** What somebody set for Docker's language server, which the server knows, too. */
    ofDocker(scope: vscode.Uri | undefined): Record<string, unknown> {
        return Object.fromEntries(['diagnostics', 'formatter'].map(part => {
            const all = vscode.workspace.getConfiguration(`docker.languageserver.${part}`, scope);
            return [part, setOf(all, Object.keys(all).filter(key => typeof all[key] !== 'function'))];
        }));
    }
}
