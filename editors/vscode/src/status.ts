// Two entries in the language status of a Dockerfile or ignore file: the server with its version and rules, and the findings.
import * as vscode from 'vscode';
import { type Server, type ServerState } from './client';
import { run } from './program';

const OUR_FILES = [{ language: 'dockerfile' }, { language: 'dockerignore' }];

function words(state: ServerState, ruleCount: number | undefined): { text: string; detail: string } {
    switch (state.kind) {
    case 'running':
        return {
            text: `fairlead ${state.program.version}`,
            detail: ruleCount === undefined ? 'running' : `running with ${ruleCount} rules`,
        };
    case 'waiting':
        return { text: 'fairlead', detail: `ended by itself; starts again in ${state.seconds} s` };
    case 'failed':
        return { text: 'fairlead', detail: state.reason };
    default:
        return { text: 'fairlead', detail: state.kind };
    }
}

export function countText(count: number): string {
    if (count === 0) return 'Nothing found';
    return count === 1 ? '1 finding' : `${count} findings`;
}

function findingsShown(): number {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri) return 0;
    return vscode.languages.getDiagnostics(uri).filter(found => found.source === 'fairlead').length;
}

async function countRules(program: string): Promise<number | undefined> {
    try {
        return (JSON.parse(await run(program, ['rules', '--json'])) as unknown[]).length;
    } catch {
        return undefined;
    }
}

export function showStatus(server: Server): vscode.Disposable {
    const item = vscode.languages.createLanguageStatusItem('fairlead.server', OUR_FILES);
    const findings = vscode.languages.createLanguageStatusItem('fairlead.findings', OUR_FILES);
    let ruleCount: number | undefined;
    let countedFor = '';

    const showFindings = () => {
        findings.text = server.program ? countText(findingsShown()) : 'Not checked';
    };
    const show = () => {
        const state = server.state;
        Object.assign(item, words(state, ruleCount));
        item.busy = state.kind === 'starting';
        item.severity = state.kind === 'failed' ? vscode.LanguageStatusSeverity.Error
            : state.kind === 'waiting' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
        showFindings();
    };
    const update = async () => {
        show();
        const program = server.program;
        const key = program ? `${program.path} ${program.version}` : '';
        if (!program || key === countedFor) return;
        countedFor = key;
        ruleCount = await countRules(program.path);
        show();
    };

    item.name = 'fairlead';
    item.command = { command: 'fairlead.restart', title: 'Restart', tooltip: 'Stop the server and start it again' };
    findings.name = 'fairlead findings';
    findings.command = { command: 'workbench.actions.view.problems', title: 'Show Problems' };
    void update();
    return vscode.Disposable.from(item, findings, server.onDidChange(update),
        vscode.languages.onDidChangeDiagnostics(showFindings), vscode.window.onDidChangeActiveTextEditor(showFindings));
}
