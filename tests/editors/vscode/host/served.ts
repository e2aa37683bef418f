// What VS Code gets from the server through the extension, asked as other extensions would ask.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { ServerSettings } from '../../../../editors/vscode/src/settings';
import type { ServerState } from '../../../../editors/vscode/src/client';

type Test = (name: string, action: () => unknown) => void;

type Perhaps<T> = T | undefined | false;

export async function until<T>(what: string, probe: () => Perhaps<T> | Promise<Perhaps<T>>, milliseconds = 60_000): Promise<T> {
    for (const end = Date.now() + milliseconds; ;) {
        const value = await probe();
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited for ${what}`);
        await new Promise(resolve => setTimeout(resolve, 50));
    }
}

async function open(folder: number, name = 'Dockerfile'): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![folder].uri, name);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
}

function rulesOf(document: vscode.TextDocument): string[] {
    return vscode.languages.getDiagnostics(document.uri).map(found =>
        String(typeof found.code === 'object' ? found.code.value : found.code)).sort();
}

export function servers(): number[] {
    return fs.readdirSync('/proc').filter(id => {
        try {
            const words = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
            const parent = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(' ')[3];
            return words[0].endsWith('/fairlead') && words[1] === '--stdio' && Number(parent) === process.pid;
        } catch {
            return false;
        }
    }).map(Number);
}

export function defineServed(test: Test): void {
    let document: vscode.TextDocument;
    let state: () => ServerState = () => ({ kind: 'stopped' });
    const served = (name: string, action: () => unknown) => test(name, () => {
        assert.equal(state().kind, 'running', 'there is no server');
        return action();
    });

    test('the server starts with the first Dockerfile', async () => {
        document = await open(0);
        const extension = vscode.extensions.getExtension('fairlead.fairlead')!;
        state = ((await extension.activate()) as { state(): ServerState }).state;
        await until('the server', () => state().kind !== 'starting');
        assert.equal(state().kind, 'running');
    });

    served('diagnostics', async () => {
        const rules = await until('diagnostics', () => rulesOf(document).length >= 2 && rulesOf(document));
        assert.ok(rules.includes('maintainer-used') && rules.includes('shell-form-command'), rules.join());
    });

    served('two folders of a workspace have one server', async () => {
        const second = await open(1);
        await until('diagnostics of the second', () => rulesOf(second).includes('shell-form-command'));
        assert.equal(servers().length, 1);
    });

    served('a document without a file is checked too', async () => {
        const untitled = await vscode.workspace.openTextDocument({ language: 'dockerfile', content: 'FROM alpine:3.20\nMAINTAINER x\n' });
        await until('its diagnostics', () => rulesOf(untitled).includes('maintainer-used'));
    });

    served('hover', async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
            'vscode.executeHoverProvider', document.uri, new vscode.Position(0, 1));
        assert.match((hovers[0].contents[0] as vscode.MarkdownString).value, /FROM/);
    });

    served('a code lens for each stage, with the commands of this extension', async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
        const commands = new Set(await vscode.commands.getCommands(true));
        assert.ok(lenses.length >= 2);
        for (const lens of lenses) assert.ok(commands.has(lens.command!.command), lens.command!.command);
    });

    test('every command of package.json exists', async () => {
        const commands = new Set(await vscode.commands.getCommands(true));
        const manifest = vscode.extensions.getExtension('fairlead.fairlead')!.packageJSON;
        for (const { command } of manifest.contributes.commands) assert.ok(commands.has(command), command);
    });

    served('semantic tokens', async () => {
        const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
            'vscode.provideDocumentSemanticTokens', document.uri);
        assert.ok(tokens.data.length >= 5 && tokens.data.length % 5 === 0);
    });

    served('fixes change the text', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider', document.uri, new vscode.Range(1, 0, 1, 4), undefined, 10);
        const action = actions.find(one => /LABEL/.test(one.title))!;
        assert.ok(await vscode.workspace.applyEdit(action.edit!));
        assert.match(document.lineAt(1).text, /^LABEL /);
    });

    served('fix all is offered as a source action', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider',
            document.uri, new vscode.Range(0, 0, 2, 0), 'source.fixAll.fairlead', 10);
        assert.deepEqual(actions.map(one => one.kind?.value), ['source.fixAll.fairlead']);
    });

    test('names of Dockerfiles and ignore files have their languages', async () => {
        const languages: Record<string, string> = {
            'Dockerfile-web': 'dockerfile', 'Dockerfile_db': 'dockerfile', 'Containerfile.test': 'dockerfile',
            'api.Dockerfile': 'dockerfile', '.dockerignore': 'dockerignore', 'Dockerfile.dockerignore': 'dockerignore',
            'Dockerfile.md': 'markdown',
        };
        for (const [name, language] of Object.entries(languages)) {
            fs.writeFileSync(vscode.Uri.joinPath(vscode.workspace.workspaceFolders![1].uri, name).fsPath, '# x\n');
            assert.equal((await open(1, name)).languageId, language, name);
        }
    });

    test('Enter indents what continues an instruction, and not the next instruction', async () => {
        const page = await vscode.workspace.openTextDocument({ language: 'dockerfile', content: 'RUN a \\' });
        const editor = await vscode.window.showTextDocument(page);
        editor.options = { insertSpaces: true, tabSize: 4 };
        editor.selection = new vscode.Selection(0, 7, 0, 7);
        for (const text of ['\n', 'b \\', '\n', 'c', '\n', 'USER x']) await vscode.commands.executeCommand('type', { text });
        assert.equal(page.getText(), 'RUN a \\\n    b \\\n    c\nUSER x');
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    served('an ignore file is explained', async () => {
        const folder = vscode.workspace.workspaceFolders![0].uri;
        fs.mkdirSync(vscode.Uri.joinPath(folder, 'docs').fsPath);
        fs.writeFileSync(vscode.Uri.joinPath(folder, 'docs/a.md').fsPath, '12345');
        fs.writeFileSync(vscode.Uri.joinPath(folder, '.dockerignore').fsPath, 'docs\n');
        const ignore = await open(0, '.dockerignore');
        await until('what it keeps out', async () => { // the folder is being listed
            const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
                'vscode.executeHoverProvider', ignore.uri, new vscode.Position(0, 1));
            return hovers.some(one => /keeps out 1 file/.test((one.contents[0] as vscode.MarkdownString).value));
        });
    });

    served('a setting of the workspace reaches the server, and nothing that nobody set', async () => {
        const settings = new ServerSettings(vscode.extensions.getExtension('fairlead.fairlead')!.packageJSON);
        const second = await open(1);
        await until('its diagnostics', () => rulesOf(second).includes('shell-form-command'));
        assert.deepEqual(settings.for(second.uri), {});
        const update = (rules: object | undefined) => vscode.workspace.getConfiguration('fairlead', second.uri)
            .update('rules', rules, vscode.ConfigurationTarget.WorkspaceFolder);
        await update({ 'shell-form-command': 'off' });
        await until('the rule to be off', () => !rulesOf(second).includes('shell-form-command'));
        assert.deepEqual(settings.for(second.uri), { rules: { 'shell-form-command': 'off' } });
        const first = await open(0);
        await until('the other folder to have its own settings', () => rulesOf(first).includes('shell-form-command'));
        await update(undefined);
        await until('the rule to be on', () => rulesOf(second).includes('shell-form-command'));
    });

    test('settings that choose programs are restricted', () => {
        const manifest = vscode.extensions.getExtension('fairlead.fairlead')!.packageJSON;
        const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
        assert.equal(supported, 'limited');
        for (const name of ['fairlead.server.path', 'fairlead.build.program']) assert.ok(restrictedConfigurations.includes(name), name);
    });

    served('a server that was killed comes back by itself', async () => {
        const [before] = servers();
        process.kill(before, 'SIGKILL');
        await until('another server', () => servers().length === 1 && servers()[0] !== before && state().kind === 'running');
        const second = await open(1);
        await until('diagnostics', () => rulesOf(second).includes('shell-form-command'));
    });
}
