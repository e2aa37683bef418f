// Starts VS Code's workbench: code-server, and a browser that shows it. Everything lives in one new folder, and only
// processes started here are ended.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const BROWSER_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update',
    '--disable-background-networking', '--disable-sync'];
const SETTINGS = {
    'telemetry.telemetryLevel': 'off', 'workbench.startupEditor': 'none', 'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false, 'extensions.ignoreRecommendations': true, 'chat.disableAIFeatures': true,
    'workbench.tips.enabled': false, 'files.autoSave': 'off', 'editor.minimap.enabled': false, 'git.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden', 'editor.fontFamily': 'DejaVu Sans Mono, monospace',
    'security.workspace.trust.enabled': false, 'update.showReleaseNotes': false,
    'remote.autoForwardPorts': false,
    'workbench.reduceMotion': 'on', 'editor.cursorBlinking': 'solid',
};
const NOT_INHERITED = ['PORT', 'PASSWORD', 'VSCODE_IPC_HOOK_CLI', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'];

/** Waits for `probe` to give something; what it throws counts as nothing. */
export async function until(what, milliseconds, probe) {
    const end = Date.now() + milliseconds;
    for (let last; ;) {
        try {
            last = await probe();
            if (last) return last;
        } catch (error) {
            last = error;
        }
        if (Date.now() > end) throw new Error(`waited ${milliseconds} ms for ${what}; last: ${last}`);
        await new Promise(resolve => setTimeout(resolve, 100));
    }
}

function folders() {
    const all = { root: fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-vscode-')) };
    for (const name of ['home', 'tmp', 'user', 'extensions', 'browser', 'projects']) all[name] = path.join(all.root, name);
    for (const folder of [...Object.values(all), `${all.user}/User`, `${all.user}/Machine`]) fs.mkdirSync(folder, { recursive: true });
    return all;
}

export function writeFiles(folder, files) {
    for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
    }
}

async function endGroup(process_) {
    const gone = new Promise(resolve => process_.once('exit', resolve));
    const send = signal => {
        try {
            process.kill(-process_.pid, signal);
        } catch {
            // it has ended
        }
    };
    send('SIGTERM');
    await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 5000))]);
    send('SIGKILL');
}

/** Processes of the server from the package that is installed there, found by their command lines. */
export function serversOf(editor) {
    return fs.readdirSync('/proc').filter(id => /^\d+$/.test(id)).filter(id => {
        try {
            const [program, ...args] = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
            return program.startsWith(editor.extensions) && program.endsWith('/fairlead') && args.includes('--stdio');
        } catch {
            return false;
        }
    }).map(Number);
}

async function startServer(at, vsix) {
    const codeServer = path.resolve(process.env.VSCODE_TOOLS, 'node_modules/code-server/out/node/entry.js');
    const env = { ...process.env, HOME: at.home, TMPDIR: at.tmp };
    for (const name of NOT_INHERITED) delete env[name];
    const common = [codeServer, '--extensions-dir', at.extensions, '--user-data-dir', at.user];
    const done = spawnSync(process.execPath, [...common, ...vsix.flatMap(file => ['--install-extension', file])], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`installing ${vsix}: ${done.stdout}${done.stderr}`);

    const logFile = path.join(at.root, 'code-server.log');
    const log = fs.openSync(logFile, 'w');
    const server = spawn(process.execPath, [...common, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry',
        '--disable-update-check', '--disable-getting-started-override'],
    { env, stdio: ['ignore', log, log], detached: true });
    fs.closeSync(log);
    const port = await until('the port of code-server', 180_000, () => // one that is free, which it tells
        /http:\/\/127\.0\.0\.1:(\d+)/.exec(fs.readFileSync(logFile, 'utf8'))?.[1]);
    await until('code-server', 180_000, async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
    return { server, port };
}

function startBrowser(at) {
    return chromium.launchPersistentContext(at.browser, {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', headless: true, args: BROWSER_FLAGS,
        timeout: 180_000,
        viewport: { width: 1280, height: 800 },
        extraHTTPHeaders: { 'Accept-Encoding': 'identity' }, // 20 MB are sooner sent as they are than packed and unpacked
    });
}

/** What moves is drawn again sixty times a second: the icon of the language status wiggles, and scroll bars fade. */
function stopMovements() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.wiggle, .wiggle::before { animation: none !important } .scrollbar.fade { transition: none !important }');
    document.adoptedStyleSheets.push(sheet);
}

/**
 * One server and one browser for all drivers, with the extensions `vsix` (files) installed. What a page of the workbench
 * needs is then fetched and compiled once.
 */
export async function startEditor(vsix) {
    const at = folders();
    const { server, port } = await startServer(at, vsix);
    const context = await startBrowser(at);
    const page = context.pages()[0] ?? await context.newPage();
    await page.addInitScript(stopMovements);
    const write = (file, values) => fs.writeFileSync(path.join(at.user, file), JSON.stringify(values, null, 1));
    const editor = { workspace: '', extensions: at.extensions, port, base: `http://127.0.0.1:${port}`, page };

    /**
     * In a remote window, which code-server's always is, settings that a machine may override are read from the settings of
     * the machine; those in the user's settings have no effect.
     */
    editor.writeMachineSettings = values => write('Machine/settings.json', values);

    /** Leaves the project that is open. The next one has a folder with these files, and nothing but these settings. */
    editor.newProject = async ({ name = 'workspace', settings = {}, machineSettings = {}, files = {} }) => {
        await page.goto('about:blank');
        await until('the end of the servers', 60_000, () => serversOf(editor).length === 0);
        editor.workspace = path.join(at.projects, name);
        write('User/settings.json', { ...SETTINGS, ...settings });
        editor.writeMachineSettings(machineSettings);
        writeFiles(editor.workspace, files);
    };

    editor.stop = async () => {
        await context.close().catch(() => {});
        await endGroup(server);
        fs.rmSync(at.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => editor.stop().finally(() => process.exit(1)));
    return editor;
}
