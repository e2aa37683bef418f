// The extension as a person sees it: the packaged .vsix with its own program, in the real workbench.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { serversOf, until, writeFiles } from './editor.mjs';
import { Workbench } from './workbench.mjs';

const SOON = 60_000; // milliseconds; a machine may be busy
const ATTEMPT = 10_000; // for what is tried again
const COLOR = { hex: '#0b6e99', css: 'rgb(11, 110, 153)' }; // of variables, so that only semantic colours give it
const SHOP = fs.readFileSync(new URL('shop.Dockerfile', import.meta.url), 'utf8');
const UNTIDY = 'FROM alpine:3.20\nrun   echo one &&   \\\n echo two\nWORKDIR    /srv\n';
const SAVED = 'FROM alpine:3.20\nMAINTAINER Ada\nCMD ls -l\n';
const CLEAN = 'FROM scratch\nCOPY app /app\nUSER 1000\nENTRYPOINT ["/app"]\n';
const NESTED = 'FROM scratch AS files\nCOPY server.js package.json /\n';
const DOCKER = '#!/bin/sh\nfor word; do echo "[$word]"; done >>"$0.log"\necho built\nsleep 1\n';
// The project that pictures show, and what the other steps need besides.
const PROJECT = {
    Dockerfile: SHOP, 'package.json': '{}\n', 'package-lock.json': '{}\n', 'server.js': '\n', 'test/server.test.js': '\n',
    '.dockerignore': '.git\nnode_modules\n', 'README.md': '# Shop\n',
};
const MORE = {
    'untidy.Dockerfile': UNTIDY, 'onsave.Dockerfile': SAVED, 'clean.Dockerfile': CLEAN, 'other.Dockerfile': SHOP,
    'list.dockerignore': '# kept out\n!README.md\n**/*.log\n', 'fake-docker': DOCKER, 'docker/nested.Dockerfile': NESTED, app: 'x',
};

const SETTINGS = {
    'editor.semanticTokenColorCustomizations': { enabled: true, rules: { variable: COLOR.hex } },
    '[dockerfile]': { 'editor.defaultFormatter': 'fairlead.fairlead' },
};

// What all steps work with, since `ui` was called.
let editor, bench, page, keys, checks, machine;

const onDisk = name => fs.readFileSync(path.join(editor.workspace, name), 'utf8');

const servers = () => serversOf(editor);

async function revert() {
    await bench.command('File: Revert File');
}

async function underlines() {
    await bench.openFile('Dockerfile');
    await bench.waitForFindings();
}

async function readHover() {
    const box = page.locator('.monaco-hover:visible').first();
    await bench.again('the hover', async () => {
        await bench.goTo(17, 6);
        await page.mouse.move(900, 700);
        await keys.press('Control+K');
        await keys.press('Control+I');
        await until('its text', ATTEMPT, async () => { // its parts come one by one
            const all = (await box.innerText()).replace(/\u00a0/g, ' ');
            return [/shell form/, /shell-form-command/, /To silence it here/].every(part => part.test(all));
        });
        await page.locator('.monaco-hover:visible code', { hasText: 'docker stop' }).first().waitFor({ timeout: ATTEMPT });
    });
}

async function hover() {
    await readHover();
    await checks.picture('hover');
    await keys.press('Escape');
}

async function darkHover() {
    const settings = path.join(editor.workspace, '.vscode/settings.json');
    fs.writeFileSync(settings, '{"workbench.colorTheme": "Default Dark Modern"}');
    await page.waitForSelector('.monaco-workbench.vs-dark', { timeout: SOON });
    await bench.openFile('other.Dockerfile');
    await readHover();
    const [ink, paper] = await page.locator('.monaco-hover:visible').first().evaluate(box => {
        const light = color => color.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
        return [light(getComputedStyle(box).color), light(getComputedStyle(box).backgroundColor)];
    });
    assert.ok(ink - paper > 100, `light letters on a dark ground: ${ink}, ${paper}`);
    await checks.picture('hover dark');
    await keys.press('Escape');
    fs.rmSync(settings);
    await page.waitForSelector('.monaco-workbench.vs', { timeout: SOON });
}

async function otherExtension() {
    // A message closes by itself after some seconds, and is then in the list of messages.
    const shown = bench.messages.filter({ hasText: 'Docker DX checks Dockerfiles too' });
    await bench.again('the message', async () => {
        await shown.first().waitFor({ timeout: ATTEMPT }).catch(() => bench.command('Notifications: Show Notifications'));
        await shown.first().waitFor({ timeout: ATTEMPT });
        assert.equal(await bench.messages.count(), 1);
        await checks.picture('another extension');
        await shown.getByText('Show What to Do').click({ timeout: ATTEMPT });
        await bench.waitForTab('Preview other-extensions.md');
    });
    await bench.command('View: Close Editor');
    await bench.openFile('Dockerfile');
}

async function problemRows() {
    const rows = await until('the problems', SOON, async () => {
        const texts = await bench.problems();
        return texts.length >= 5 && texts;
    });
    const all = rows.join('\n');
    for (const rule of ['maintainer-used', 'apt-not-assume-yes', 'shell-form-command']) assert.match(all, new RegExp(rule));
    assert.match(all, /fairlead/);
    await bench.goTo(4, 1);
    await keys.press('Control+Home');
    await page.mouse.move(900, 480);
    await page.waitForTimeout(500);
    await checks.picture('findings');
    await bench.hidePanel();
}

async function fixByKey() {
    const row = bench.menu.filter({ hasText: 'Add -y' }).first();
    const open = async () => {
        await bench.goTo(11, 24);
        await bench.press('Control+.', row);
    };
    await open();
    await checks.picture('fix');
    await bench.pick(open, row, /apt-get install -y curl/);
}

async function fixByBulb() {
    const line = bench.line(/^MAINTAINER/);
    const open = async () => {
        await bench.goTo(4, 3);
        await keys.press('ArrowRight'); // once: the bulb comes when the cursor rests
        const bulb = await until('the light bulb', ATTEMPT, () => bench.hasBulb(line));
        await bulb.click({ timeout: ATTEMPT });
        assert.match((await bench.menuTexts()).join('\n'), /Ignore maintainer-used/);
    };
    const row = bench.menu.filter({ hasText: 'Write a LABEL instead' }).first();
    await bench.pick(open, row, /LABEL org\.opencontainers\.image\.authors="Ada/);
}

async function noBulb() {
    await bench.openFile('clean.Dockerfile');
    for (const line of [2, 3]) {
        await bench.goTo(line, 3);
        await page.waitForTimeout(1200);
        assert.equal(await bench.hasBulb(bench.line(line === 2 ? /^COPY app/ : /^USER 1000/)), undefined);
    }
    await bench.openFile('Dockerfile');
}

async function fixAll() {
    await bench.openFile('other.Dockerfile');
    await bench.findings.first().waitFor({ timeout: SOON });
    await bench.again('fixing all', async () => {
        await bench.command('fairlead: Fix All That Is Safe to Fix');
        await bench.waitForText(/CMD \["node", "server\.js"\]/, ATTEMPT);
    });
    const text = await bench.text();
    assert.match(text, /apt-get install -y curl && rm -rf/);
    assert.doesNotMatch(text, /MAINTAINER|no-install-recommends/);
    await revert();
}

async function onSave() {
    const settings = path.join(editor.workspace, '.vscode/settings.json');
    fs.mkdirSync(path.dirname(settings), { recursive: true });
    fs.writeFileSync(settings, '{"editor.codeActionsOnSave": {"source.fixAll.fairlead": "explicit"}}');
    await bench.openFile('onsave.Dockerfile');
    await bench.findings.first().waitFor({ timeout: SOON });
    await until('fixes on save', SOON, async () => {
        await keys.press('Control+S');
        await page.waitForTimeout(500); // until the settings are read, a save only saves
        return /^LABEL [^]*^CMD \["ls", "-l"\]$/m.test(onDisk('onsave.Dockerfile'));
    });
    fs.rmSync(settings);
}

async function rename() {
    await bench.openFile('Dockerfile');
    const box = page.locator('.rename-box input:visible');
    await bench.again('the new name', async () => {
        await bench.goTo(12, 14);
        await bench.press('F2', box);
        await box.fill('modules', { timeout: ATTEMPT });
        await keys.press('Enter');
        await bench.waitForText(/AS modules[^]*--from=modules /, ATTEMPT);
    });
}

async function definition() {
    await bench.again('the definition', async () => {
        await bench.goTo(12, 14);
        await keys.press('F12');
        await until('line 3', ATTEMPT, async () =>
            (await page.locator('#status\\.editor\\.selection').innerText()).startsWith('Ln 3,'));
    });
}

/** Writes a new last line. */
async function append(text) {
    await bench.focusEditor();
    await keys.press('Control+End');
    await keys.press('Enter');
    await keys.type(text);
    await until('what was written', SOON, async () => (await bench.text()).trimEnd().endsWith(`\n${text}`));
}

const proposal = text => page.locator('.suggest-widget .monaco-list-row', { hasText: text }).first();

async function completion() {
    await append('COPY --from=m');
    const row = proposal('modules');
    const open = () => bench.press('Control+Space', row);
    await open();
    await checks.picture('completion');
    await bench.pick(open, row, /COPY --from=modules$/m);
    await keys.press('Control+Shift+K');
}

async function completionGoesOn() {
    await append('COPY --f');
    const row = proposal('--from');
    await bench.pick(() => bench.press('Control+Space', row), row, /COPY --from=$/m);
    await proposal('modules').waitFor({ timeout: SOON });
    await keys.press('Escape');
    await keys.press('Control+Shift+K');
}

async function snippet() {
    await append('fairlead-ignore');
    const row = proposal('fairlead-ignore');
    // Where the list came before all was written, Enter would take what it chose then.
    await bench.pick(() => bench.press('Control+Space', row), row, /# fairlead ignore=rule/);
    await keys.press('Escape');
    await keys.press('Escape');
    await keys.press('Control+Shift+K');
}

async function semanticColors() {
    await bench.openFile('other.Dockerfile');
    const variable = bench.line(/^EXPOSE/).locator('span span', { hasText: 'PORT' }).first();
    await until('the colour of a variable', SOON, async () =>
        await variable.evaluate(span => getComputedStyle(span).color) === COLOR.css);
}

async function inlayHint() {
    await until('the value beside the variable', SOON, async () => /EXPOSE \$PORT.*= 8080/.test(await bench.text()));
}

async function outline() {
    await bench.quickInput('Control+Shift+O', '@');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'deps' }).first().waitFor({ timeout: SOON });
    await rows.filter({ hasText: 'web' }).first().waitFor({ timeout: SOON });
    await checks.picture('outline');
    await keys.press('Escape');
}

async function format() {
    await bench.openFile('untidy.Dockerfile');
    await bench.again('formatting', async () => {
        await bench.command('Format Document');
        await bench.waitForText(/^WORKDIR \/srv$/m, ATTEMPT);
    });
    assert.match(await bench.text(), /^RUN echo one \\?/m);
    await bench.again('saving', async () => {
        await keys.press('Control+S');
        await until('the file', ATTEMPT, () => /^WORKDIR \/srv$/m.test(onDisk('untidy.Dockerfile')));
    });
}

/** The words that the program got which stands for docker, each time that it ran. */
async function waitForDocker(words) {
    const once = words.map(word => `[${word}]\n`).join('');
    await until('docker', SOON, () => {
        const all = onDisk('fake-docker.log');
        if (all.includes(once)) return true;
        throw new Error(all);
    });
    assert.equal(onDisk('fake-docker.log').replaceAll(once, ''), '');
}

async function lensBuilds() {
    const terminal = page.locator('.terminal-wrapper, .terminal-widget-container').first();
    await bench.openFile('other.Dockerfile');
    await bench.clickLens('Build', 1, () => terminal.isVisible());
    await waitForDocker(['build', '--target', 'web', '-f', path.join(editor.workspace, 'other.Dockerfile'), editor.workspace]);
    await terminal.waitFor({ timeout: SOON });
    await checks.picture('build');
    await bench.hidePanel();
}

// The files that it copies lie above its folder: there the context is.
async function contextAbove() {
    fs.rmSync(path.join(editor.workspace, 'fake-docker.log'), { force: true });
    await bench.openFile('docker/nested.Dockerfile');
    await page.locator('.codelens-decoration a', { hasText: 'Check' }).first().waitFor({ timeout: SOON });
    await bench.command("fairlead: Run Docker's Own Build Checks in a Terminal");
    await waitForDocker(['build', '--check', '-f', path.join(editor.workspace, 'docker/nested.Dockerfile'), editor.workspace]);
    await bench.hidePanel();
}

async function lensUsers() {
    await bench.openFile('other.Dockerfile');
    await bench.clickLens('used by 1 stage', 0, () => page.locator('.reference-zone-widget').isVisible());
    await keys.press('Escape');
}

async function explain() {
    const row = page.locator('.quick-input-list .monaco-list-row').first();
    await bench.again('the rule', async () => {
        await bench.openFile('other.Dockerfile');
        await bench.findings.first().waitFor({ timeout: SOON }); // the one at the cursor is asked for
        await bench.goTo(17, 6);
        await bench.command('fairlead: Explain a Rule');
        await until('the rule at the cursor', ATTEMPT, async () => /shell-form-command/.test(await row.innerText()));
        await row.click({ timeout: ATTEMPT });
        await bench.waitForTab('Preview shell-form-command.md');
    });
    await until('the page of the rule', SOON, async () => {
        for (const frame of page.frames()) {
            if (/Write CMD and ENTRYPOINT in exec form/.test(await frame.locator('body').innerText().catch(() => ''))) return true;
        }
        return false;
    });
    await checks.picture('rule');
    await bench.openFile('other.Dockerfile');
}

// What the command line finds in the same file.
function countFindings(name) {
    const [folder] = fs.readdirSync(editor.extensions).filter(one => one.startsWith('fairlead.fairlead-'));
    const program = path.join(editor.extensions, folder, 'server/bin/fairlead');
    const { stdout } = spawnSync(program, ['check', '--format', 'json', path.join(editor.workspace, name)], { encoding: 'utf8' });
    return JSON.parse(stdout).length;
}

async function reruns() {
    const git = (...args) => spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: editor.workspace });
    git('init', '-q');
    git('add', 'package.json', 'other.Dockerfile');
    git('commit', '-qm', 'x');
    fs.writeFileSync(path.join(editor.workspace, 'package.json'), '{"a": 1}\n');
    await bench.openFile('other.Dockerfile');
    await bench.command('fairlead: Show What the Next Build Runs Again');
    await until('the instruction that runs again', SOON, async () => /6 +again +COPY package\.json/.test(await bench.text()));
    await checks.picture('runs again');
    fs.rmSync(path.join(editor.workspace, '.git'), { recursive: true });
}

async function status() {
    await bench.openFile('other.Dockerfile');
    const braces = page.locator('#status\\.languageStatus');
    const card = page.locator('.hover-language-status');
    const count = countFindings('other.Dockerfile');
    await bench.again('the status', async () => {
        await page.mouse.move(640, 300);
        await braces.hover({ timeout: ATTEMPT });
        await until('the card', ATTEMPT, async () => {
            const all = (await card.allInnerTexts()).join('\n');
            const parts = [/fairlead \d+\.\d+/, /running with \d{2,} rules/, RegExp(`\\b${count} findings`), /Restart/];
            if (parts.every(part => part.test(all))) return true;
            throw new Error(all);
        });
        await checks.picture('status');
    });
    await keys.press('Escape');
    await page.mouse.move(640, 300);
}

async function ignoreFile() {
    await bench.openFile('list.dockerignore');
    await until('the language', SOON, async () =>
        /Docker Ignore/.test(await page.locator('#status\\.editor\\.mode').innerText()));
}

async function oneServer() {
    assert.equal(servers().length, 1);
}

async function restartAfterKill() {
    await bench.openFile('clean.Dockerfile');
    await bench.goTo(4, 1);
    const [before] = servers();
    process.kill(before, 'SIGKILL');
    await keys.type('MAINTAINER Ada'); // what is asked before the editor knows of the end fails in silence
    await keys.press('Enter');
    await until('another server', SOON, () => servers().length === 1 && servers()[0] !== before);
    await bench.findings.first().waitFor({ timeout: SOON });
    assert.equal(await bench.toasts.count(), 0, 'nobody has to be told');
    await revert();
}

async function restartByCommand() {
    const [before] = servers();
    await bench.command('fairlead: Restart the Server');
    await until('another server', SOON, () => servers().length === 1 && servers()[0] !== before);
    await bench.openFile('Dockerfile');
    await bench.findings.first().waitFor({ timeout: SOON });
    assert.equal(await bench.toasts.count(), 0);
}

async function output() {
    await bench.command('fairlead: Show the Log');
    const all = await until('the log', SOON, async () => {
        const text = await bench.outputText();
        const parts = [/starting .*server\/bin\/fairlead .*package/, /the server is not running: it ended by itself/];
        return parts.every(part => part.test(text)) && text;
    });
    assert.doesNotMatch(all, /will not be restarted/);
    await checks.picture('log');
    await bench.hidePanel();
}

async function oneMessage(program, pattern) {
    editor.writeMachineSettings({ ...machine, 'fairlead.server.path': program });
    const toast = bench.toasts.filter({ hasText: pattern });
    await toast.waitFor({ timeout: SOON });
    await page.waitForTimeout(1500); // a second message would be here by then
    assert.equal(await bench.toasts.count(), 1);
    return toast;
}

async function endsAlways() {
    const program = path.join(editor.workspace, 'fake-server');
    fs.writeFileSync(program, '#!/bin/sh\n[ "$1" = --version ] && echo fairlead 1.0.0\n', { mode: 0o755 });
    editor.writeMachineSettings({ ...machine, 'fairlead.server.path': program });
    const toast = bench.toasts.filter({ hasText: 'was started 6 times within three minutes' });
    await toast.waitFor({ timeout: 2 * SOON });
    assert.equal(await bench.toasts.count(), 1);
    await checks.picture('given up');
    await bench.closeToasts();
    editor.writeMachineSettings(machine);
    await until('the server is back', SOON, () => servers().length === 1);
}

async function walkthrough() {
    await bench.command('fairlead: Get Started');
    const step = page.locator('.gettingStartedContainer', { hasText: 'Get started with fairlead' });
    await step.first().waitFor({ timeout: SOON });
    await step.locator('img, iframe, .image').first().waitFor({ timeout: SOON });
    for (const text of ['Open a Dockerfile', 'Repair it', 'Repair and format when you save']) {
        await page.locator('.getting-started-step', { hasText: text }).first().waitFor({ timeout: SOON });
    }
    await checks.picture('walkthrough');
}

async function wrongProgram() {
    const toast = await oneMessage('/bin/false', '/bin/false` cannot be used: it ended with status 1');
    await checks.picture('wrong program');
    const setting = page.locator('.settings-editor .setting-item-contents', { hasText: 'Path' }).first();
    await bench.again('the setting', async () => {
        if (await toast.isVisible()) await toast.getByText('Open Setting').click({ timeout: ATTEMPT });
        await setting.waitFor({ timeout: ATTEMPT });
    });
    await checks.picture('setting');
    await keys.press('Escape');
    await bench.closeToasts();
    const other = await oneMessage(path.join(editor.workspace, 'nowhere'), 'is not a file');
    assert.equal(await other.count(), 1);
    await bench.closeToasts();
    await until('no server', SOON, () => servers().length === 0);
    editor.writeMachineSettings(machine);
    await until('the server is back', SOON, () => servers().length === 1);
}

// Steps with a picture for the README come first: until they are done, the project holds what a project holds.
const pictured = [
    ['a Dockerfile is opened and its problems are underlined', underlines],
    ['another Docker extension is named once', otherExtension],
    ['the Problems view lists the rules', problemRows],
    ['a hover explains the rule', hover],
    ['a fix by Ctrl+.', fixByKey],
];
const steps = [
    ['a fix by the light bulb', fixByBulb],
    ['no light bulb where nothing is wrong', noBulb],
    ['fix all by the command', fixAll],
    ['fix all on save', onSave],
    ['rename of a stage', rename],
    ['go to definition of a stage', definition],
    ['completion of a stage', completion],
    ['completion of a flag goes on with its values', completionGoesOn],
    ['a snippet silences a rule', snippet],
    ['semantic colours', semanticColors],
    ['an inlay hint shows the value of a variable', inlayHint],
    ['the outline has the stages', outline],
    ['the document is formatted', format],
    ['a code lens builds its stage in a terminal', lensBuilds],
    ['the build context is where the copied files are', contextAbove],
    ['a code lens shows who uses a stage', lensUsers],
    ['a rule is explained', explain],
    ['what the next build runs again is shown', reruns],
    ['the status has version, rules and findings', status],
    ['a hover in a dark theme', darkHover],
    ['.dockerignore has a language', ignoreFile],
    ['one server for all files', oneServer],
    ['the server is started again after it was killed', restartAfterKill],
    ['the server is restarted by the command', restartByCommand],
    ['the log tells what happened', output],
    ['a wrong program gives one message that opens the setting', wrongProgram],
    ['a server that keeps ending is given up with one message', endsAlways],
    ['the walkthrough has its steps', walkthrough],
];

/** False when there is no server: then nothing else can pass, and each check would wait in vain. */
async function run(steps, wanted) {
    for (const [name, action] of steps) {
        if (action !== underlines && !name.includes(wanted) || await checks.check(name, action)) continue;
        if (action === underlines) return false;
        await keys.press('Escape');
        await keys.press('Escape');
    }
    return true;
}

/** Only the steps of the name `wanted` after the first, or all. At the end, and in the same page, no server can be started. */
export async function ui(editor_, checks_, without, wanted = '') {
    [editor, checks] = [editor_, checks_];
    await editor.newProject({ name: 'shop', settings: SETTINGS, files: PROJECT });
    machine = { 'fairlead.build.program': path.join(editor.workspace, 'fake-docker') };
    editor.writeMachineSettings(machine);
    bench = new Workbench(editor);
    ({ page, keys } = bench);
    await bench.open();
    if (await run(pictured, wanted)) {
        writeFiles(editor.workspace, MORE);
        await run(steps, wanted);
        editor.writeMachineSettings({ ...machine, 'fairlead.server.path': '/bin/false' });
        await bench.refused.waitFor({ timeout: SOON }); // and nothing is underlined any more
    }
    checks = without;
    await run(pictured.slice(0, 1), '');
}
