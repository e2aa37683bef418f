// Runs the drivers one after the other in one editor, and prints `ok NAME` and `not ok NAME`. Each one runs some of its checks
// where no server can be started, too: there they have to fail.
//   VSCODE_TOOLS=DIR VSIX=FILE OTHER_VSIX=FILE EXTENSION=DIR TESTS=FILE PICTURES=DIR node drive.mjs [host|untrusted|ui [NAME]]
import { Checks, ChecksWithout } from './checks.mjs';
import { startEditor } from './editor.mjs';
import { host } from './host.mjs';
import { ui } from './ui.mjs';
import { untrusted } from './untrusted.mjs';

const DRIVERS = [['host', host, 'extension host: '], ['untrusted', untrusted, 'untrusted workspace: '], ['ui', ui, 'workbench: ']];
const [only, wanted] = process.argv.slice(2);
const { VSIX, OTHER_VSIX } = process.env;

const editor = await startEditor([VSIX, OTHER_VSIX]);
let failed = false, passedWithout = false;
try {
    for (const [name, driver, prefix] of DRIVERS) {
        if (only && only !== name) continue;
        const checks = new Checks(editor.page, prefix);
        const without = new ChecksWithout(editor.page, prefix);
        await driver(editor, checks, without, wanted);
        console.log(`# ${name}: ${checks.passed} passed, ${checks.failed} failed`);
        if (!checks.ok) failed = true;
        if (without.failed === 0) passedWithout = true;
    }
} finally {
    await editor.stop();
}
console.log(`${passedWithout ? 'not ok' : 'ok'} the drivers fail without a server`);
process.exitCode = failed || passedWithout ? 1 : 0;
