// Other extensions that check Dockerfiles: with two of them, problems, hovers and formatters come twice.
import * as vscode from 'vscode';

const OTHERS = [
    { id: 'docker.docker', name: 'Docker DX' },
    { id: 'ms-azuretools.vscode-docker', name: 'Docker' },
    { id: 'ms-azuretools.vscode-containers', name: 'Container Tools' },
    { id: 'exiasr.hadolint', name: 'hadolint' },
];

const DO_NOT_SHOW = 'hideConflicts';

export function otherServers(isInstalled: (id: string) => boolean): string[] {
    return OTHERS.filter(one => isInstalled(one.id)).map(one => one.name);
}

function listed(names: string[]): string {
    const last = names[names.length - 1] ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

export function conflictText(names: string[]): string {
    const checks = names.length === 1 ? 'checks Dockerfiles too' : 'check Dockerfiles too';
    return `${listed(names)} ${checks}, so problems and hovers may come twice.`;
}

/** Says it once for each set of other extensions, until the user does not want to hear of it. */
export async function hintAtConflicts(context: vscode.ExtensionContext): Promise<void> {
    const names = otherServers(id => vscode.extensions.getExtension(id) !== undefined);
    const hidden = context.globalState.get<string>(DO_NOT_SHOW, '');
    if (names.length === 0 || hidden === names.join()) return;
    const how = 'Show What to Do', never = 'Do Not Show Again';
    const picked = await vscode.window.showInformationMessage(`fairlead: ${conflictText(names)}`, how, never);
    if (picked) await context.globalState.update(DO_NOT_SHOW, names.join());
    if (picked !== how) return;
    const page = vscode.Uri.joinPath(context.extensionUri, 'media', 'other-extensions.md');
    await vscode.commands.executeCommand('markdown.showPreview', page);
}
