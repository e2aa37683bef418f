// What an editor sees of look-ups: `node editor.mjs HOST` with a registry at HOST that has `app:1.2`.
import { spawn } from 'node:child_process';

const host = process.argv[2];
const uri = 'file:///project/Dockerfile';
let failed = 0;

function tell(name, isRight, got) {
    console.log(`${isRight ? 'ok' : 'not ok'} ${name}`);
    if (isRight) return;
    failed = 1;
    console.log(`    got: ${JSON.stringify(got)}`);
}

// A client with these settings, for a Dockerfile with that text.
class Editor {
    constructor(lookup, text) {
        this.waiting = [];
        this.seen = [];
        this.rest = Buffer.alloc(0);
        this.id = 0;
        this.server = spawn(process.env.FAIRLEAD, ['--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        this.server.stdout.on('data', chunk => this.read(chunk));
        this.ask('initialize', {
            processId: null, rootUri: null, initializationOptions: { lookup },
            capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } } },
        });
        this.tell('initialized', {});
        this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'dockerfile', version: 1, text } });
    }

    send(message) {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        this.server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }

    tell(method, params) { this.send({ method, params }); }

    ask(method, params) {
        const id = ++this.id;
        this.send({ id, method, params });
        return this.until(message => message.id === id && !message.method);
    }

    read(chunk) {
        this.rest = Buffer.concat([this.rest, chunk]);
        for (;;) {
            const end = this.rest.indexOf('\r\n\r\n');
            if (end < 0) return;
            const length = Number(/Content-Length: (\d+)/.exec(this.rest.subarray(0, end).toString())[1]);
            if (this.rest.length < end + 4 + length) return;
            this.take(JSON.parse(this.rest.subarray(end + 4, end + 4 + length)));
            this.rest = this.rest.subarray(end + 4 + length);
        }
    }

    take(message) {
        this.seen.push(message);
        this.waiting = this.waiting.filter(one => {
            if (!one.fits(message)) return true;
            one.done(message);
            return false;
        });
    }

    // The next message that fits, or the latest one seen so far.
    until(fits) {
        const seen = this.seen.find(fits);
        if (seen) return Promise.resolve(seen);
        return new Promise(done => {
            const timer = setTimeout(() => done(null), 20000);
            timer.unref();
            this.waiting.push({ fits, done: message => { clearTimeout(timer); done(message); } });
        });
    }

    finding(text) {
        return this.until(message => message.method === 'textDocument/publishDiagnostics' &&
            message.params.diagnostics.some(one => one.message.includes(text)));
    }

    change(text) {
        this.seen = [];
        this.tell('textDocument/didChange', { textDocument: { uri, version: ++this.id }, contentChanges: [{ text }] });
    }

    actions() {
        const at = { line: 0, character: 0 };
        return this.ask('textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [], triggerKind: 1 } });
    }

    async end() {
        await this.ask('shutdown', null);
        this.tell('exit', null);
        return new Promise(done => this.server.on('exit', done));
    }
}

const always = new Editor('on', `FROM ${host}/app:1.3\n`);
tell('an editor: a tag that is not there', await always.finding('has no tag `1.3`'), always.seen);
always.change(`FROM ${host}/app:1.2\n`);
tell('an editor: it is mended',
    await always.until(message => message.method === 'textDocument/publishDiagnostics' && !message.params.diagnostics.some(one => one.code === 'image-not-found')),
    always.seen);
always.change(`FROM ${host}/app:1.4\n`);
tell('an editor: another tag that is not there', await always.finding('has no tag `1.4`'), always.seen);
tell('an editor: the fix names the nearest tag',
    (await always.actions()).result.some(one => one.title === 'Replace the tag with `1.2`'), always.seen);
tell('an editor: it ends', await always.end() === 0, 'another status');

const chosen = new Editor('on-request', `FROM ${host}/app:1.3\n`);
const offered = (await chosen.actions()).result.find(one => one.title === `Ask ${host} about this image`);
tell('an editor: asking is offered', offered?.command?.command === 'fairlead.lookUp', offered);
tell('an editor: nobody is asked before', !chosen.seen.some(one => JSON.stringify(one).includes('image-not-found')), chosen.seen);
tell('an editor: it is the same when it is resolved',
    JSON.stringify((await chosen.ask('codeAction/resolve', offered)).result) === JSON.stringify(offered), chosen.seen);
await chosen.ask('workspace/executeCommand', offered.command);
tell('an editor: the answer to a choice', await chosen.finding('has no tag `1.3`'), chosen.seen);
tell('an editor: the answer is told', await chosen.until(one => one.method === 'window/showMessage' && one.params.message.includes('is not there')), chosen.seen);
await chosen.end();

const never = new Editor('off', `FROM ${host}/app:1.3\n`);
tell('an editor: what is off is not offered', !(await never.actions()).result.some(one => one.command), never.seen);
// It leaves while a registry is being asked.
await never.end();
const leaving = new Editor('on', `FROM ${host}/app:1.3\n`);
await new Promise(done => setTimeout(done, 520));
tell('an editor: it leaves in the middle of a question', await leaving.end() === 0, 'another status');
process.exit(failed);
