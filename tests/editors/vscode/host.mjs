// Runs the mocha tests of `host/` inside the extension host of the workbench, as VS Code's own tests do: the page is told
// where the extension and its tests are, and calls back when they are done.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from './editor.mjs';

const FILES = {
    'two.code-workspace': '{"folders": [{"path": "one"}, {"path": "two"}]}',
    'one/Dockerfile': 'FROM alpine:3.20 AS base\nMAINTAINER Ada\nCMD ls -l\n',
    'two/Dockerfile': 'FROM alpine:3.20\nCMD ls -l\n',
};

/**
 * A workbench that is built listens to that only when it is told that smoke tests drive it. Told by the server, it would be so in
 * all pages, and then no message comes up.
 */
function enableSmokeTests() {
    if (!new URLSearchParams(location.search).get('payload')?.includes('extensionTestsPath')) return;
    const read = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
        const value = read.call(this, name);
        if (this.id !== 'vscode-workbench-web-configuration') return value;
        Element.prototype.getAttribute = read;
        const { developmentOptions, ...rest } = JSON.parse(value);
        return JSON.stringify({ ...rest, developmentOptions: { ...developmentOptions, enableSmokeTestDriver: true } });
    };
}

/** The tests begin with the page, and end with a status. */
async function open(editor, ended) {
    await editor.page.addInitScript(enableSmokeTests);
    await editor.page.exposeFunction('codeAutomationLog', () => {});
    await editor.page.exposeFunction('codeAutomationExit', ended);
    const uri = file => `vscode-remote://127.0.0.1:${editor.port}${path.resolve(file)}`;
    const payload = JSON.stringify([['extensionDevelopmentPath', uri(process.env.EXTENSION)],
        ['extensionTestsPath', uri(process.env.TESTS)], ['skipWelcome', 'true']]);
    const file = encodeURIComponent(path.join(editor.workspace, 'two.code-workspace'));
    await editor.page.goto(`${editor.base}/?workspace=${file}&payload=${encodeURIComponent(payload)}`,
        { timeout: 180_000 });
}

async function print(checks, { passes, failures }) {
    for (const { title } of passes) await checks.check(title, () => {});
    for (const { title, err } of failures) await checks.check(title, () => { throw err; });
}

/** Runs them twice in one page: the second time, which host/index.ts waits for, no server can be started. */
export async function host(editor, checks, without) {
    await editor.newProject({ name: 'two', files: FILES });
    let status;
    const read = name => {
        try {
            return JSON.parse(fs.readFileSync(path.join(editor.workspace, 'one', name), 'utf8'));
        } catch (error) {
            if (status !== undefined) return { error };
            throw error;
        }
    };
    const report = async name => {
        const all = await until(name, 300_000, () => read(name));
        if (all.error) throw all.error;
        return all;
    };
    try {
        await open(editor, value => { status = value; });
        await print(checks, await report('report.json'));
        editor.writeMachineSettings({ 'fairlead.server.path': '/bin/false' });
        await print(without, await report('report-without.json'));
        await until('the end of the tests', 60_000, () => status !== undefined);
        assert.equal(status === 0, checks.failed === 0, `${checks.failed} failed, and the status is ${status}`);
    } catch (error) {
        await checks.check('the tests run to their end', () => { throw error; });
    }
}
