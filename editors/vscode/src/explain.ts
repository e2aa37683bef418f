// The page of a rule, as the program prints it, in the preview of Markdown.
import * as vscode from 'vscode';
import { type Server } from './client';
import { run } from './program';

const SCHEME = 'fairlead-rule';

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
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
}

export function provideRulePages(server: Server): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        async provideTextDocumentContent(uri) {
            const rule = uri.path.replace(/^\//, '').replace(/\.md$/, '');
            if (!server.program) return 'fairlead is not running.';
            try {
                return await run(server.program.path, ['explain', rule]);
            } catch (error) {
                return (error as Error).message;
            }
        },
    });
}
