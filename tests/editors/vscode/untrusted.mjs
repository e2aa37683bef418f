// A workspace that nobody trusts: it names programs of its own, which must not run, and still its files are checked.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { serversOf, until } from './editor.mjs';
import { Workbench } from './workbench.mjs';

const SOON = 60_000;
const PROJECT = {
    name: 'untrusted',
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    files: {
        'shop.Dockerfile': fs.readFileSync(new URL('shop.Dockerfile', import.meta.url), 'utf8'),
        evil: '#!/bin/sh\necho "$@" >>"$0.log"\necho fairlead 9.9.9\n',
        '.vscode/settings.json': '{"fairlead.server.path": "${workspaceFolder}/evil", "fairlead.build.program": "./evil"}',
    },
};

/** Without a server first, as the last check lets the workspace have its say. */
export async function untrusted(editor, checks, without) {
    await editor.newProject({ ...PROJECT, machineSettings: { 'fairlead.server.path': '/bin/false' } });
    const bench = new Workbench(editor);
    const evil = path.join(editor.workspace, 'evil.log');
    const name = 'files are checked by the program of the package';

    async function checked() {
        await bench.openFile('shop.Dockerfile');
        await bench.waitForFindings();
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

    await bench.open();
    await without.check(name, checked);
    editor.writeMachineSettings({});
    await bench.closeToasts();
    if (await checks.check(name, checked)) {
        await checks.check('nothing is built', notBuilt);
        await checks.check('its settings count when it is trusted', trusted);
    }
}
