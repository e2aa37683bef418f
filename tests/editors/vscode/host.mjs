// Runs the mocha tests of `host/` inside the extension host of the workbench, as VS Code's own tests do: the page is told
// where the extension and its tests are, and calls back when they are done. A workbench that is built listens to
// that only when its server enables the smoke test driver.
//   VSCODE_TOOLS=DIR EXTENSION=DIR TESTS=FILE [PROGRAM=FILE] node host.mjs
import fs from 'node:fs';
import path from 'node:path';
import { startEditor, until } from './editor.mjs';

const editor = await startEditor({
    args: ['--vscode-option', 'enable-smoke-test-driver'],
    machineSettings: process.env.PROGRAM ? { 'fairlead.server.path': process.env.PROGRAM } : {},
    open: 'two.code-workspace',
    files: {
        'two.code-workspace': '{"folders": [{"path": "one"}, {"path": "two"}]}',
        'one/Dockerfile': 'FROM alpine:3.20 AS base\nMAINTAINER Ada\nCMD ls -l\n',
        'two/Dockerfile': 'FROM alpine:3.20\nCMD ls -l\n',
    },
});
const report = path.join(editor.workspace, 'one/report.json');
let failed = 1;
try {
    let ended;
    await editor.page.exposeFunction('codeAutomationLog', () => {});
    await editor.page.exposeFunction('codeAutomationExit', status => { ended = { status }; });
    const uri = file => `vscode-remote://127.0.0.1:${editor.port}${path.resolve(file)}`;
    const payload = JSON.stringify([['extensionDevelopmentPath', uri(process.env.EXTENSION)],
        ['extensionTestsPath', uri(process.env.TESTS)], ['skipWelcome', 'true']]);
    const file = encodeURIComponent(path.join(editor.workspace, 'two.code-workspace'));
    await editor.page.goto(`${editor.base}/?workspace=${file}&payload=${encodeURIComponent(payload)}`,
        { timeout: 180_000 });
    await until('the end of the tests', 300_000, () => ended);
    const { passes, failures } = JSON.parse(fs.readFileSync(report, 'utf8'));
    for (const test of passes) console.log(`ok extension host: ${test.title}`);
    for (const test of failures) console.log(`${test.err.stack}\nnot ok extension host: ${test.title}`);
    failed = ended.status !== 0 || failures.length !== 0 || passes.length === 0;
} catch (error) {
    console.log(error.stack);
    await editor.page.screenshot({ path: path.join(process.env.PICTURES ?? '.', 'failed extension host.png') });
} finally {
    await editor.stop();
}
process.exit(failed ? 1 : 0);
