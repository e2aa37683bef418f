// The tests that run inside the extension host: what the extension gives to VS Code, and its functions without a face.
import * as path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { defineParts } from './parts';
import { defineServed, servers, until } from './served';

type Define = typeof defineParts;

/** Runs tests and writes `report`; the result is the number of those that failed. */
function runAll(report: string, ...parts: Define[]): Promise<number> {
    const output = path.join(vscode.workspace.workspaceFolders![0].uri.fsPath, report);
    const mocha = new Mocha({ timeout: 120_000, reporter: 'json', reporterOptions: { output } });
    const suite = Mocha.Suite.create(mocha.suite, 'fairlead');
    const test = (name: string, action: () => unknown) => suite.addTest(new Mocha.Test(name, async () => { await action(); }));
    for (const define of parts) define(test);
    return new Promise(resolve => mocha.run(resolve));
}

/** As the extension is, and then what needs a server once more, when host.mjs has named a program that is none. */
export async function run(): Promise<void> {
    const failures = await runAll('report.json', defineParts, defineServed);
    await until('the setting of host.mjs', () => vscode.workspace.getConfiguration('fairlead').get('server.path') === '/bin/false');
    await until('the end of the server', () => servers().length === 0);
    await runAll('report-without.json', defineServed);
    if (failures) throw new Error(`${failures} failed`);
}
