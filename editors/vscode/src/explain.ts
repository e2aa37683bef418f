// What the program explains: the page of a rule in the preview of Markdown, and what of a file the next build runs again.
import * as vscode from 'vscode';
import { type Server } from './client';
import { run } from './program';

const RULE = 'fairlead-rule', RERUNS = 'fairlead-reruns'; // schemes of the pages

interface Rule extends vscode.QuickPickItem {
    id: string;
}

function codeOf(found: vscode.Diagnostic): string {
    const code = typeof found.code === 'object' ? found.code.value : found.code;
    return String(code ?? '');
}

function ruleAtCursor(): string {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return '';
    const line = editor.document.lineAt(editor.selection.active.line).range;
    const here = vscode.languages.getDiagnostics(editor.document.uri)
        .filter(found => found.source === 'fairlead' && found.range.intersection(line));
    const exact = here.find(found => found.range.contains(editor.selection.active));
    return codeOf(exact ?? here[0] ?? ({} as vscode.Diagnostic));
}

async function pickRule(program: string, atCursor: string): Promise<string | undefined> {
    const rules = JSON.parse(await run(program, ['rules', '--json'])) as { id: string; title: string }[];
    const items: Rule[] = rules.map(rule => ({ id: rule.id, label: rule.id, detail: rule.title }));
    items.sort((a, b) => Number(b.id === atCursor) - Number(a.id === atCursor));
    const options = { title: 'Explain a Rule', matchOnDetail: true, placeHolder: 'The id of a rule, or a word of its title' };
    return (await vscode.window.showQuickPick(items, options))?.id;
}

/** Explains a rule; without a name the user picks one, and the one at the cursor comes first. */
export async function explainRule(server: Server, name?: unknown): Promise<void> {
    const program = server.program;
    if (!program) {
        void vscode.window.showInformationMessage('fairlead is not running, so it cannot explain a rule.');
        return;
    }
    const rule = typeof name === 'string' ? name : await pickRule(program.path, ruleAtCursor());
    if (!rule) return;
    const uri = vscode.Uri.from({ scheme: RULE, path: `/${rule}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
}

/** Shows what the next build runs again, as files differ from the last commit. */
export async function showReruns(server: Server, document: vscode.TextDocument): Promise<void> {
    if (!server.program || document.uri.scheme !== 'file') {
        void vscode.window.showInformationMessage('Save the file first, and see that fairlead runs.');
        return;
    }
    await document.save();
    const uri = vscode.Uri.from({ scheme: RERUNS, path: `${document.uri.path} (runs again)` });
    rerunsChanged.fire(uri);
    const page = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(page, { preview: true });
}

const rerunsChanged = new vscode.EventEmitter<vscode.Uri>();

function provider(server: Server, args: (uri: vscode.Uri) => string[], onDidChange?: vscode.Event<vscode.Uri>) {
    return {
        onDidChange,
        async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
            if (!server.program) return 'fairlead is not running.';
            try {
                return await run(server.program.path, args(uri));
            } catch (error) {
                return (error as Error).message;
            }
        },
    };
}

export function providePages(server: Server): vscode.Disposable {
    const nameOf = (uri: vscode.Uri) => uri.path.replace(/^\//, '').replace(/\.md$/, '');
    const fileOf = (uri: vscode.Uri) => uri.with({ scheme: 'file', path: uri.path.replace(/ \(runs again\)$/, '') }).fsPath;
    return vscode.Disposable.from(
        vscode.workspace.registerTextDocumentContentProvider(RULE, provider(server, uri => ['explain', nameOf(uri)])),
        vscode.workspace.registerTextDocumentContentProvider(RERUNS,
            provider(server, uri => ['explain', '--since', 'HEAD', fileOf(uri)], rerunsChanged.event)));
}
