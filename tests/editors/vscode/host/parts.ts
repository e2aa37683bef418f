// Functions of the extension that need no server.
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import Module from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { buildArguments, checkArguments } from '../../../../editors/vscode/src/build';
import { delayAfter, isAnswer } from '../../../../editors/vscode/src/client';
import { ErrorCodes, LSPErrorCodes, ResponseError } from '../../../../editors/vscode/node_modules/vscode-languageclient/lib/node/main';
import { conflictText, otherServers } from '../../../../editors/vscode/src/conflicts';
import { absolutePath, findOnPath, findProgram, NoProgram } from '../../../../editors/vscode/src/program';
import { countText } from '../../../../editors/vscode/src/status';

type Test = (name: string, action: () => unknown) => void;

function temporaryFolder(): string {
    return fs.mkdtempSync(path.join(os.tmpdir(), 'parts-'));
}

function script(folder: string, name: string, text: string, mode = 0o755): string {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { mode });
    return file;
}

async function withPath<T>(value: string, action: () => Promise<T> | T): Promise<T> {
    const before = process.env.PATH;
    process.env.PATH = value;
    try {
        return await action();
    } finally {
        process.env.PATH = before;
    }
}

export function defineParts(test: Test): void {
    test('each restart waits twice as long, but no more than half a minute', () => {
        assert.deepEqual([1, 2, 3, 4].map(delayAfter), [500, 1000, 2000, 4000]);
        assert.equal(delayAfter(20), 30_000);
    });

    test('that a server which has ended cannot be written to is no answer of it', () => {
        const answers = [ErrorCodes.InternalError, LSPErrorCodes.RequestFailed].map(code => new ResponseError(code, 'x'));
        const others = [ErrorCodes.MessageWriteError, ErrorCodes.ConnectionInactive].map(code => new ResponseError(code, 'write EPIPE'));
        assert.deepEqual([...answers, ...others, new Error('x'), undefined].map(isAnswer), [true, true, false, false, false, false]);
    });

    test('the words of a build go to the program one by one', () => {
        const place = { file: '/a b/Dockerfile', context: '/a b' };
        assert.deepEqual(buildArguments(place, 'x; rm -r /'), ['build', '--target', 'x; rm -r /', '-f', '/a b/Dockerfile', '/a b']);
        assert.deepEqual(checkArguments(place), ['build', '--check', '-f', '/a b/Dockerfile', '/a b']);
    });

    test('other extensions that check Dockerfiles are named', () => {
        assert.deepEqual(otherServers(() => false), []);
        assert.deepEqual(otherServers(id => id === 'docker.docker'), ['Docker DX']);
        assert.match(conflictText(['Docker DX']), /^Docker DX checks Dockerfiles too/);
        assert.match(conflictText(['A', 'B', 'C']), /^A, B and C check Dockerfiles too/);
    });

    test('findings are counted in words', () => {
        assert.deepEqual([0, 1, 2].map(countText), ['Nothing found', '1 finding', '2 findings']);
    });

    test('~ and ${workspaceFolder} are replaced in paths', () => {
        const folder = vscode.workspace.workspaceFolders![0].uri.fsPath;
        assert.equal(absolutePath('~/bin/fairlead'), path.join(os.homedir(), 'bin/fairlead'));
        assert.equal(absolutePath('${workspaceFolder}/x'), path.join(folder, 'x'));
        assert.equal(absolutePath('x'), path.join(folder, 'x'));
        assert.equal(absolutePath('/x~'), '/x~');
    });

    test('the PATH is searched, but not its relative parts', async () => {
        const folder = temporaryFolder();
        const file = script(folder, 'bin/fairlead', '#!/bin/sh\n');
        assert.equal(await withPath(`/nowhere:${folder}/bin`, () => findOnPath('fairlead')), file);
        const relative = path.relative(process.cwd(), `${folder}/bin`);
        assert.equal(await withPath(`.:${relative}:`, () => findOnPath('fairlead')), undefined);
    });

    test('the program in the package comes before the one on the PATH', async () => {
        const folder = temporaryFolder();
        script(folder, 'bin/fairlead', '#!/bin/sh\necho fairlead 9.8.7\n');
        const packaged = script(folder, 'server/bin/fairlead', '#!/bin/sh\necho fairlead 1.2.3\n', 0o644);
        await withPath(`${folder}/bin:${process.env.PATH}`, async () => {
            assert.deepEqual(await findProgram(folder), { path: packaged, origin: 'package', version: '1.2.3' });
            assert.equal((await findProgram('/nowhere')).origin, 'PATH');
        });
    });

    test('what is not fairlead is refused with a reason', async () => {
        const folder = temporaryFolder();
        const file = script(folder, 'server/bin/fairlead', '#!/bin/sh\necho hello\n');
        await assert.rejects(findProgram(folder), (error: Error) => error instanceof NoProgram && /is not fairlead/.test(error.message));
        fs.writeFileSync(file, '#!/bin/sh\necho broken >&2\nexit 3\n');
        await assert.rejects(findProgram(folder), /it ended with status 3 and said: broken/);
        fs.writeFileSync(file, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]));
        await assert.rejects(findProgram(folder), NoProgram);
        await withPath('/nowhere', () => assert.rejects(findProgram('/nowhere'), /neither in this package .* nor on the PATH/));
    });

    test('in a browser alone it says that it does not run', () => {
        const said: string[] = [], items: { text?: string; severity?: number }[] = [];
        const fake = {
            LanguageStatusSeverity: vscode.LanguageStatusSeverity,
            languages: { createLanguageStatusItem: () => items[items.push({}) - 1] },
            window: { showInformationMessage: (text: string) => { said.push(text); } },
        };
        const state = new Map<string, unknown>();
        const context = { subscriptions: [], globalState: { get: (key: string) => state.get(key), update: (key: string, value: unknown) => state.set(key, value) } };
        const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
        const load = loader._load;
        loader._load = (name, ...rest) => name === 'vscode' ? fake : load.call(Module, name, ...rest);
        try {
            const file = path.join(vscode.extensions.getExtension('fairlead.fairlead')!.extensionPath, 'dist/web.js');
            const web = Module.createRequire(file)(file) as { activate(context: unknown): void };
            web.activate(context);
            web.activate(context);
        } finally {
            loader._load = load;
        }
        assert.equal(said.length, 1);
        assert.match(said[0], /a browser alone cannot run programs/);
        assert.match(items[0].text!, /does not run here/);
    });
}
