// The extension as a person sees it: the packaged .vsix with its own program, in the real workbench.
//   VSCODE_TOOLS=DIR VSIX=FILE [OTHER_VSIX=FILE] [PROGRAM=FILE] [PICTURES=DIR] node ui.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Checks } from './checks.mjs';
import { serversOf, startEditor, until, writeFiles } from './editor.mjs';
import { Workbench } from './workbench.mjs';

const SOON = 20_000;
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

const editor = await startEditor({
    vsix: [process.env.VSIX, process.env.OTHER_VSIX].filter(Boolean),
    settings: {
        'editor.semanticTokenColorCustomizations': { enabled: true, rules: { variable: COLOR.hex } },
        '[dockerfile]': { 'editor.defaultFormatter': 'fairlead.fairlead' },
    },
    name: 'shop', files: PROJECT,
});
const machine = { 'fairlead.build.program': path.join(editor.workspace, 'fake-docker') };
if (process.env.PROGRAM) machine['fairlead.server.path'] = process.env.PROGRAM;
editor.writeMachineSettings(machine);

const bench = new Workbench(editor);
const { page, keys } = bench;
const checks = new Checks(page, process.env.PICTURES ?? 'pictures', 'workbench: ');
const check = (name, action) => checks.check(name, action);
const onDisk = name => fs.readFileSync(path.join(editor.workspace, name), 'utf8');

const servers = () => serversOf(editor);

async function revert() {
    await bench.command('File: Revert File');
}

async function underlines() {
    await bench.open();
    await bench.openFile('Dockerfile');
    const refused = bench.toasts.filter({ hasText: 'Open Setting' }).first();
    await bench.findings.first().or(refused).waitFor({ timeout: 60_000 });
    assert.equal(await refused.isVisible(), false, 'the server was refused');
}

async function readHover() {
    await bench.goTo(17, 6);
    await page.mouse.move(900, 700);
    const box = page.locator('.monaco-hover:visible .hover-contents', { hasText: 'shell form' }).first();
    for (let attempt = 1; attempt < 4 && !await box.isVisible(); attempt++) {
        await keys.press('Control+K');
        await keys.press('Control+I');
        await box.waitFor({ timeout: 5000 }).catch(() => {});
    }
    await page.locator('.monaco-hover:visible code', { hasText: 'docker stop' }).first().waitFor({ timeout: SOON });
    const all = (await page.locator('.monaco-hover:visible').first().innerText()).replace(/\u00a0/g, ' ');
    assert.match(all, /shell-form-command/);
    assert.match(all, /To silence it here/);
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
    const toast = bench.toasts.filter({ hasText: 'Docker DX checks Dockerfiles too' });
    await toast.waitFor({ timeout: SOON });
    await checks.picture('another extension');
    assert.equal(await bench.toasts.count(), 1);
    await toast.getByText('Show What to Do').click();
    await bench.waitForTab('Preview other-extensions.md');
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
    await keys.press('Control+J');
}

async function fixByKey() {
    await bench.goTo(11, 24);
    await bench.press('Control+.', bench.menu.filter({ hasText: 'Add -y' }).first());
    await checks.picture('fix');
    await bench.menu.filter({ hasText: 'Add -y' }).first().click();
    await bench.waitForText(/apt-get install -y curl/);
}

async function fixByBulb() {
    const line = bench.line(/^MAINTAINER/);
    const bulb = await bench.again('the light bulb', async () => {
        await bench.goTo(4, 3);
        await keys.press('ArrowRight'); // once: the bulb comes when the cursor rests
        return until('the light bulb', 5000, () => bench.hasBulb(line));
    });
    await bulb.click();
    assert.match((await bench.menuTexts()).join('\n'), /Ignore maintainer-used/);
    await bench.menu.filter({ hasText: 'Write a LABEL instead' }).first().click();
    await bench.waitForText(/LABEL org\.opencontainers\.image\.authors="Ada/);
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
    await bench.command('fairlead: Fix All That Is Safe to Fix');
    await bench.waitForText(/CMD \["node", "server\.js"\]/);
    const text = await bench.text();
    assert.match(text, /apt-get install -y curl && rm -rf/);
    assert.doesNotMatch(text, /MAINTAINER|no-install-recommends/);
    await revert();
}

async function onSave() {
    const settings = path.join(editor.workspace, '.vscode/settings.json');
    fs.mkdirSync(path.dirname(settings));
    fs.writeFileSync(settings, '{"editor.codeActionsOnSave": {"source.fixAll.fairlead": "explicit"}}');
    await bench.openFile('onsave.Dockerfile');
    await bench.findings.first().waitFor({ timeout: SOON });
    await until('fixes on save', SOON, async () => {
        await keys.press('Control+S');
        await page.waitForTimeout(500); // until the settings are read, a save only saves
        return /^LABEL /m.test(onDisk('onsave.Dockerfile'));
    });
    assert.match(onDisk('onsave.Dockerfile'), /^CMD \["ls", "-l"\]$/m);
    fs.rmSync(settings);
}

async function rename() {
    await bench.openFile('Dockerfile');
    await bench.goTo(12, 14);
    const box = page.locator('.rename-box input:visible');
    await bench.press('F2', box);
    await box.fill('modules');
    await keys.press('Enter');
    await bench.waitForText(/AS modules[^]*--from=modules /);
}

async function definition() {
    await bench.goTo(12, 14);
    await keys.press('F12');
    await until('line 3', SOON, async () =>
        (await page.locator('#status\\.editor\\.selection').innerText()).startsWith('Ln 3,'));
}

/** Clicks a proposal. The list may be drawn anew, or close, while more of it comes: then it is asked for again. */
async function choose(row) {
    await bench.again('choosing a proposal', async () => {
        await bench.press('Control+Space', row);
        await row.click({ timeout: 3000 });
    });
}

async function completion() {
    await keys.press('Control+End');
    await keys.press('Enter');
    await keys.type('COPY --from=m');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'modules' }).first();
    await bench.press('Control+Space', row);
    await checks.picture('completion');
    await choose(row);
    await bench.waitForText(/COPY --from=modules$/m);
    await keys.press('Control+Shift+K');
}

async function snippet() {
    await keys.press('Control+End');
    await keys.press('Enter');
    await keys.type('fairlead-ignore');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'fairlead-ignore' }).first();
    await choose(row); // where the list came before all was written, Enter would take what it chose then
    await bench.waitForText(/# fairlead ignore=rule/);
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
    await bench.command('Format Document');
    await bench.waitForText(/^WORKDIR \/srv$/m);
    assert.match(await bench.text(), /^RUN echo one \\?/m);
    await keys.press('Control+S');
    await until('the file', SOON, () => /^WORKDIR \/srv$/m.test(onDisk('untidy.Dockerfile')));
}

async function lensBuilds() {
    await bench.openFile('other.Dockerfile');
    const lens = page.locator('.codelens-decoration a', { hasText: 'Build' });
    await lens.first().waitFor({ timeout: SOON });
    await lens.nth(1).click();
    const words = ['build', '--target', 'web', '-f', path.join(editor.workspace, 'other.Dockerfile'), editor.workspace];
    await until('docker', SOON, () => fs.existsSync(path.join(editor.workspace, 'fake-docker.log')));
    await until('its words', SOON, () => onDisk('fake-docker.log') === words.map(word => `[${word}]\n`).join(''));
    await page.locator('.terminal-wrapper, .terminal-widget-container').first().waitFor({ timeout: SOON });
    await checks.picture('build');
    await keys.press('Control+J');
}

// The files that it copies lie above its folder: there the context is.
async function contextAbove() {
    fs.rmSync(path.join(editor.workspace, 'fake-docker.log'), { force: true });
    await bench.openFile('nested.Dockerfile');
    await page.locator('.codelens-decoration a', { hasText: 'Check' }).first().waitFor({ timeout: SOON });
    await bench.command("fairlead: Run Docker's Own Build Checks in a Terminal");
    await until('docker', SOON, () => fs.existsSync(path.join(editor.workspace, 'fake-docker.log')));
    const words = ['build', '--check', '-f', path.join(editor.workspace, 'docker/nested.Dockerfile'), editor.workspace];
    await until('its words', SOON, () => onDisk('fake-docker.log') === words.map(word => `[${word}]\n`).join(''));
    await keys.press('Control+J');
}

async function lensUsers() {
    await bench.openFile('other.Dockerfile');
    await page.locator('.codelens-decoration a', { hasText: 'used by 1 stage' }).first().click();
    await page.locator('.reference-zone-widget').waitFor({ timeout: SOON });
    await keys.press('Escape');
}

async function explain() {
    await bench.openFile('other.Dockerfile');
    await bench.goTo(17, 6);
    await bench.command('fairlead: Explain a Rule');
    const row = page.locator('.quick-input-list .monaco-list-row').first();
    await until('the rule at the cursor', SOON, async () => /shell-form-command/.test(await row.innerText()));
    await row.click();
    await until('the page of the rule', SOON, async () => {
        for (const frame of page.frames()) {
            if (/Write CMD and ENTRYPOINT in exec form/.test(await frame.locator('body').innerText().catch(() => ''))) return true;
        }
        return false;
    });
    await bench.waitForTab('Preview shell-form-command.md');
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
    await braces.waitFor({ timeout: SOON });
    await braces.hover();
    const card = page.locator('.hover-language-status');
    const text = await until('the card', SOON, async () => {
        const all = (await card.allInnerTexts()).join('\n');
        return /rules/.test(all) && all;
    });
    assert.match(text, /fairlead \d+\.\d+/);
    assert.match(text, /running with \d{2,} rules/);
    assert.ok(text.includes(`${countFindings('other.Dockerfile')} findings`), text);
    assert.match(text, /Restart/);
    await checks.picture('status');
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
    const [before] = servers();
    process.kill(before, 'SIGKILL');
    await until('another server', SOON, () => servers().length === 1 && servers()[0] !== before);
    await bench.goTo(4, 1);
    await keys.press('Home');
    await keys.type('MAINTAINER Ada');
    await keys.press('Enter');
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
    await until('the log', SOON, async () => /starting .*server\/bin\/fairlead .*package/.test(await bench.outputText()));
    assert.match(await bench.outputText(), /the server is not running: it ended by itself/);
    assert.doesNotMatch(await bench.outputText(), /will not be restarted/);
    await checks.picture('log');
    await keys.press('Control+J');
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
    await toast.waitFor({ timeout: 60_000 });
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
    await toast.getByText('Open Setting').click();
    await page.locator('.settings-editor .setting-item-contents', { hasText: 'Path' }).first().waitFor({ timeout: SOON });
    await checks.picture('setting');
    await keys.press('Escape');
    await bench.closeToasts();
    const other = await oneMessage(path.join(editor.workspace, 'nowhere'), 'is not a file');
    assert.equal(await other.count(), 1);
    await bench.closeToasts();
    assert.equal(servers().length, 0);
    editor.writeMachineSettings(machine);
    await until('the server is back', SOON, () => servers().length === 1);
}

// Steps with a picture for the README come first: until they are done, the project holds what a project holds.
const pictured = [
    ['a Dockerfile is opened and its problems are underlined', underlines],
    process.env.OTHER_VSIX && ['another Docker extension is named once', otherExtension],
    ['the Problems view lists the rules', problemRows],
    ['a hover explains the rule', hover],
    ['a fix by Ctrl+.', fixByKey],
].filter(Boolean);
const steps = [
    ['a fix by the light bulb', fixByBulb],
    ['no light bulb where nothing is wrong', noBulb],
    ['fix all by the command', fixAll],
    ['fix all on save', onSave],
    ['rename of a stage', rename],
    ['go to definition of a stage', definition],
    ['completion of a stage', completion],
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

// With an argument, only the steps of that name, after the first.
const [wanted = ''] = process.argv.slice(2);

/** False when there is no server: then nothing else can pass, and each check would wait in vain. */
async function run(steps) {
    for (const [name, action] of steps) {
        if (action !== underlines && !name.includes(wanted) || await check(name, action)) continue;
        if (action === underlines) return false;
        await keys.press('Escape');
        await keys.press('Escape');
    }
    return true;
}

try {
    if (await run(pictured)) {
        writeFiles(editor.workspace, MORE);
        await run(steps);
    }
} finally {
    await editor.stop();
}
checks.finish();
