// Which program serves: the one that the setting names, the one in this package, or the one on the PATH, in this order.
// It is asked for its version before anything is started with it.
import { execFile, type ExecFileException } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';

export interface Program {
    path: string;
    origin: 'setting' | 'package' | 'PATH';
    version: string;
}

/** There is no program to start; the message tells the user what to do. */
export class NoProgram extends Error {}

const NAME = process.platform === 'win32' ? 'fairlead.exe' : 'fairlead';
const VERSION_TIMEOUT = 10_000;

/**
 * A setting that names a program. What a workspace says counts only after the user trusted it; VS Code sees to that
 * too, as the settings are declared as restricted.
 */
export function trustedSetting(name: string): string {
    const value = vscode.workspace.getConfiguration('fairlead').inspect<string>(name);
    const ofWorkspace = vscode.workspace.isTrusted ? value?.workspaceValue : undefined;
    return (ofWorkspace ?? value?.globalValue ?? value?.defaultValue ?? '').trim();
}

/** `~` and `${workspaceFolder}` are replaced, and what is relative starts at the first folder of the workspace. */
export function absolutePath(text: string): string {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? os.homedir();
    const written = text.replace(/^~(?=$|[/\\])/, os.homedir()).replaceAll('${workspaceFolder}', folder);
    return path.resolve(folder, written);
}

/** Relative parts of the PATH are left out: they would run what lies in the workspace. */
export function findOnPath(name: string): string | undefined {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
        const file = path.join(folder, name);
        if (path.isAbsolute(folder) && isFile(file)) return file;
    }
    return undefined;
}

function isFile(file: string): boolean {
    try {
        return fs.statSync(file).isFile();
    } catch {
        return false;
    }
}

function locate(extensionPath: string): Omit<Program, 'version'> {
    const setting = trustedSetting('server.path');
    if (setting) {
        const file = absolutePath(setting);
        if (isFile(file)) return { path: file, origin: 'setting' };
        throw new NoProgram(`\`${file}\` is not a file. Correct the setting \`fairlead.server.path\`, or empty it.`);
    }
    const bundled = path.join(extensionPath, 'server', 'bin', NAME);
    if (isFile(bundled)) return { path: bundled, origin: 'package' };
    const found = findOnPath(NAME);
    if (found) return { path: found, origin: 'PATH' };
    throw new NoProgram('The program `fairlead` is neither in this package of the extension nor on the PATH. ' +
        'Install it, or name it in the setting `fairlead.server.path`.');
}

function reasonOf(error: ExecFileException, stderr: string): string {
    const said = stderr.trim().split('\n')[0];
    if (error.killed) return `it did not answer within ${VERSION_TIMEOUT / 1000} seconds`;
    if (error.code === 'EACCES') return 'it may not be executed';
    if (error.code === 'ENOEXEC' || error.errno === -8) return 'it was made for another kind of machine';
    if (typeof error.code === 'number') return `it ended with status ${error.code}${said ? ` and said: ${said}` : ''}`;
    return said || error.message.trim();
}

/** What the program prints, or an error that says why it did not. */
export function run(program: string, args: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
        const options = { timeout: VERSION_TIMEOUT, cwd: os.homedir(), maxBuffer: 16 << 20 };
        execFile(program, args, options, (error, stdout, stderr) => {
            if (error) reject(new Error(reasonOf(error, stderr)));
            else resolve(stdout);
        });
    });
}

export async function findProgram(extensionPath: string): Promise<Program> {
    const found = locate(extensionPath);
    if (found.origin === 'package') makeExecutable(found.path);
    const hint = found.origin === 'setting' ? ' Correct the setting `fairlead.server.path`, or empty it.'
        : ' Name another one in the setting `fairlead.server.path`.';
    let answer: string;
    try {
        answer = await run(found.path, ['--version']);
    } catch (error) {
        throw new NoProgram(`\`${found.path}\` cannot be used: ${(error as Error).message}.${hint}`);
    }
    const version = /^fairlead (\d\S*)/.exec(answer)?.[1];
    if (!version) throw new NoProgram(`\`${found.path}\` is not fairlead: it does not tell its version.${hint}`);
    return { ...found, version };
}

/** A package that was unpacked without its file modes can still be used. */
function makeExecutable(file: string): void {
    if (process.platform === 'win32') return;
    try {
        fs.accessSync(file, fs.constants.X_OK);
    } catch {
        try {
            fs.chmodSync(file, 0o755);
        } catch {
            return; // asking for the version will tell
        }
    }
}
