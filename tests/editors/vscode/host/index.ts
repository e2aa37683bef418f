// The tests that run inside the extension host: what the extension gives to VS Code, and its functions without a face.
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { defineParts } from './parts';
import { defineServed } from './served';

export async function run(): Promise<void> {
    const report = path.join(vscode.workspace.workspaceFolders![0].uri.fsPath, 'report.json');
    const mocha = new Mocha({ timeout: 120_000, reporter: 'json', reporterOptions: { output: report } });
    const suite = Mocha.Suite.create(mocha.suite, 'fairlead');
    const test = (name: string, action: () => unknown) => suite.addTest(new Mocha.Test(name, async () => { await action(); }));
    defineParts(test);
    defineServed(test);
    const failures = await new Promise<number>(resolve => mocha.run(resolve));
    if (!fs.existsSync(report)) throw new Error('mocha wrote no report');
    if (failures) throw new Error(`${failures} failed`);
}
