// What is completed may be the beginning of something, as `--from=` and `node:` are: the list of what follows opens at once.
import type * as vscode from 'vscode';

type Found = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

const GOES_ON = /[=:/]$/;

function textOf(item: vscode.CompletionItem): string {
    return typeof item.insertText === 'string' ? item.insertText : item.insertText?.value ?? '';
}

export function goingOn(found: Found): Found {
    const items = found && 'items' in found ? found.items : found ?? [];
    for (const item of items)
        if (GOES_ON.test(textOf(item))) item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
    return found;
}
