// In a browser without a machine behind it no program can be started, and fairlead is one. This says so, once.
import * as vscode from 'vscode';

const TEXT = 'fairlead is a program, and a browser alone cannot run programs. Open the project in VS Code on a computer, ' +
    'or through SSH, WSL, a dev container or a codespace.';

export function activate(context: vscode.ExtensionContext): void {
    const item = vscode.languages.createLanguageStatusItem('fairlead.server', { language: 'dockerfile' });
    item.name = 'fairlead';
    item.text = 'fairlead does not run here';
    item.detail = TEXT;
    item.severity = vscode.LanguageStatusSeverity.Warning;
    context.subscriptions.push(item);
    if (context.globalState.get('saidSo')) return;
    void context.globalState.update('saidSo', true);
    void vscode.window.showInformationMessage(TEXT);
}

export function deactivate(): void {}
