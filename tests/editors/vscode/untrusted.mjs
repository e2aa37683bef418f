// A workspace that nobody trusts: it names programs of its own, which must not run, and still its files are checked.
//   VSCODE_TOOLS=DIR VSIX=FILE [PROGRAM=FILE] node untrusted.mjs
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Checks } from './checks.mjs';
import { serversOf, startEditor, until } from './editor.mjs';
import { Workbench } from './workbench.mjs';

const SOON = 60_000;
const editor = await startEditor({
    vsix: [process.env.VSIX],
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    machineSettings: process.env.PROGRAM ? { 'fairlead.server.path': process.env.PROGRAM } : {},
    files: {
        'shop.Dockerfile': fs.readFileSync(new URL('shop.Dockerfile', import.meta.url), 'utf8'),
        evil: '#!/bin/sh\necho "$@" >>"$0.log"\necho fairlead 9.9.9\n',
        '.vscode/settings.json': '{"fairlead.server.path": "${workspaceFolder}/evil", "fairlead.build.program": "./evil"}',
    },
});
const bench = new Workbench(editor);
const checks = new Checks(editor.page, process.env.PICTURES ?? 'pictures', 'untrusted workspace: ');
const evil = path.join(editor.workspace, 'evil.log');

async function checked() {
    await bench.open();
    await bench.openFile('shop.Dockerfile');
    const refused = bench.toasts.filter({ hasText: 'Open Setting' }).first();
    await bench.findings.first().or(refused).first().waitFor({ timeout: 2 * SOON });
    assert.equal(await refused.isVisible(), false, 'the server was refused');
    await until('one server', SOON, () => serversOf(editor).length === 1);
    assert.equal(fs.existsSync(evil), false);
}

async function notBuilt() {
    await bench.command('fairlead: Build This Target in a Terminal');
    await bench.messages.filter({ hasText: 'Trust the workspace first' }).first().waitFor({ timeout: SOON });
    await checks.picture('untrusted');
    assert.equal(fs.existsSync(evil), false);
}

// From then on the workspace has its say, which shows that the setting would have worked.
async function trusted() {
    const button = editor.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ }).first();
    await bench.again('the trust', async () => {
        await bench.command('Workspaces: Manage Workspace Trust');
        await button.click({ timeout: 10_000 });
    });
    await until('the program of the workspace', SOON, () => fs.existsSync(evil));
}

try {
    if (await checks.check('files are checked by the program of the package', checked)) {
        await checks.check('nothing is built', notBuilt);
        await checks.check('its settings count when it is trusted', trusted);
    }
} finally {
    await editor.stop();
}
checks.finish();
