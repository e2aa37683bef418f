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
    // What moves is drawn again sixty times a second.
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

function folders(workspace) {
    const all = { root: fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-vscode-')) };
    for (const name of ['home', 'tmp', 'user', 'extensions', 'browser']) all[name] = path.join(all.root, name);
    all.workspace = path.join(all.root, 'projects', workspace);
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

/**
 * Options: vsix (files to install), settings, machineSettings, name and files of the workspace, args of code-server.
 * In a remote window, which code-server's always is, settings that a machine may override are read from the settings of
 * the machine; those in the user's settings have no effect.
 */
export async function startEditor({ vsix = [], settings = {}, machineSettings = {}, name = 'workspace', files = {}, args = [], open = '' }) {
    const node = process.execPath;
    const codeServer = path.resolve(process.env.VSCODE_TOOLS, 'node_modules/code-server/out/node/entry.js');
    const at = folders(name);
    const machineFile = path.join(at.user, 'Machine/settings.json');
    const writeMachineSettings = values => fs.writeFileSync(machineFile, JSON.stringify(values, null, 1));
    fs.writeFileSync(path.join(at.user, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 1));
    writeMachineSettings(machineSettings);
    writeFiles(at.workspace, files);

    const env = { ...process.env, HOME: at.home, TMPDIR: at.tmp };
    for (const name of NOT_INHERITED) delete env[name];
    const common = [codeServer, '--extensions-dir', at.extensions, '--user-data-dir', at.user];
    for (const file of vsix) {
        const done = spawnSync(node, [...common, '--install-extension', file], { env, encoding: 'utf8' });
        if (done.status !== 0) throw new Error(`installing ${file}: ${done.stdout}${done.stderr}`);
    }

    const logFile = path.join(at.root, 'code-server.log');
    const log = fs.openSync(logFile, 'w');
    const server = spawn(node, [...common, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry',
        '--disable-update-check', '--disable-getting-started-override', ...args,
        path.join(at.workspace, open)], { env, stdio: ['ignore', log, log], detached: true });
    const port = await until('the port of code-server', 180_000, () => // one that is free, which it tells
        /http:\/\/127\.0\.0\.1:(\d+)/.exec(fs.readFileSync(logFile, 'utf8'))?.[1]);
    const base = `http://127.0.0.1:${port}`;
    await until('code-server', 180_000, async () => (await fetch(`${base}/healthz`)).ok);
    const context = await chromium.launchPersistentContext(at.browser, {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', headless: true, args: BROWSER_FLAGS,
        timeout: 180_000,
        viewport: { width: 1280, height: 800 },
    });
    const page = context.pages()[0] ?? await context.newPage();
    const stop = async () => {
        await context.close().catch(() => {});
        await endGroup(server);
        fs.closeSync(log);
        fs.rmSync(at.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().finally(() => process.exit(1)));
    return { root: at.root, workspace: at.workspace, extensions: at.extensions, port, base, page, stop, writeMachineSettings };
}
