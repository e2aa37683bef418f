// The life of the server: started after its program was checked, started again when it ends by itself, each time a
// little later, and given up when that goes on.
import * as vscode from 'vscode';
import {
    type ClientCapabilities, CloseAction, type ConfigurationItem, ErrorAction, ErrorCodes, type ErrorHandler, LanguageClient,
    type LanguageClientOptions, type MessageSignature, ResponseError, State, type StaticFeature,
} from 'vscode-languageclient/node';
import { goingOn } from './completion';
import { type ServerSettings } from './settings';
import { findProgram, NoProgram, type Program } from './program';

export type ServerState =
    | { kind: 'starting' | 'stopped' }
    | { kind: 'running'; program: Program }
    | { kind: 'waiting'; seconds: number }
    | { kind: 'failed'; reason: string };

/** Commands that this extension runs when the user clicks on a code lens (editors/README.md). */
export const CLIENT_COMMANDS = ['fairlead.build', 'fairlead.check', 'fairlead.references'];

const SELECTOR = ['dockerfile', 'dockerignore'].flatMap(language => [{ scheme: 'file', language }, { scheme: 'untitled', language }]);
const CRASH_WINDOW = 3 * 60_000; // milliseconds in which CRASHES_ALLOWED are too many
const CRASHES_ALLOWED = 5;
const FIRST_DELAY = 500; // milliseconds; each further one is twice as long

export function delayAfter(crashes: number): number {
    return Math.min(FIRST_DELAY * 2 ** (crashes - 1), 30_000);
}

/** In a remote window the settings of that machine are the ones that name its programs. */
async function openSetting(query: string): Promise<void> {
    const isRemote = vscode.env.remoteName !== undefined;
    await vscode.commands.executeCommand(
        isRemote ? 'workbench.action.openRemoteSettings' : 'workbench.action.openSettings', { query });
}

const OF_THE_CONNECTION: number[] = [ErrorCodes.MessageWriteError, ErrorCodes.MessageReadError, ErrorCodes.PendingResponseRejected,
    ErrorCodes.ConnectionInactive];

/** Whether the server itself answered so. What has just ended cannot be written to, which has the form of an answer too. */
export function isAnswer(error: unknown): boolean {
    return error instanceof ResponseError && !OF_THE_CONNECTION.includes(error.code);
}

/** What arrives while the server starts, stops or is gone fails without a message; the status and the log tell enough. */
class QuietClient extends LanguageClient {
    private isClosing = false;

    private get isQuiet(): boolean {
        return this.isClosing || this.state !== State.Running;
    }

    override handleFailedRequest<T>(type: MessageSignature, token: vscode.CancellationToken | undefined, error: unknown,
        fallback: T, show?: boolean, throwOnCancel?: boolean): T {
        return super.handleFailedRequest(type, token, error, fallback, this.isQuiet ? false : show, throwOnCancel);
    }

    /** Only what the server itself answers is told: that it cannot be reached is seen when the connection closes. */
    override error(message: string, data?: unknown, show?: boolean | 'force'): void {
        const isTold = isAnswer(data) && !this.isQuiet;
        if (!this.isClosing) super.error(message, data, isTold ? show : false);
    }

    /** The connection is gone: from now on nothing is told. */
    close(): void {
        this.isClosing = true;
    }

    override dispose(timeout?: number): Promise<void> {
        this.isClosing = true;
        return super.dispose(timeout);
    }
}

/** Tells the server which commands of its code lenses can be run here, and that VS Code shows problems in hovers by itself. */
class Announcement implements StaticFeature {
    fillClientCapabilities(capabilities: ClientCapabilities): void {
        capabilities.experimental = { ...capabilities.experimental, commands: { commands: CLIENT_COMMANDS }, diagnosticsInHover: true };
    }
    initialize(): void {}
    getState() {
        return { kind: 'static' as const };
    }
    clear(): void {}
}

export class Server implements vscode.Disposable {
    private client: QuietClient | undefined;
    private current: ServerState = { kind: 'stopped' };
    private queue: Promise<void> = Promise.resolve();
    private timer: NodeJS.Timeout | undefined;
    private crashes: number[] = [];
    private shownReason = '';
    private readonly changed = new vscode.EventEmitter<ServerState>();
    readonly onDidChange = this.changed.event;

    constructor(private readonly extensionPath: string, private readonly settings: ServerSettings,
        private readonly log: vscode.LogOutputChannel, private readonly trace: vscode.LogOutputChannel) {}

    get state(): ServerState {
        return this.current;
    }

    get program(): Program | undefined {
        return this.current.kind === 'running' ? this.current.program : undefined;
    }

    /** Starts the server, or starts it anew; what happened before is forgotten. */
    restart(): Promise<void> {
        this.crashes = [];
        this.shownReason = '';
        return this.inTurn(() => this.startNow());
    }

    stop(): Promise<void> {
        return this.inTurn(async () => {
            await this.stopNow();
            this.become({ kind: 'stopped' });
        });
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.changed.dispose();
    }

    /** One after the other, so that two servers never run beside each other. */
    private inTurn(action: () => Promise<void>): Promise<void> {
        this.queue = this.queue.then(action, action);
        return this.queue;
    }

    private become(state: ServerState): void {
        this.current = state;
        this.changed.fire(state);
    }

    private async stopNow(): Promise<void> {
        clearTimeout(this.timer);
        const client = this.client;
        this.client = undefined;
        await client?.dispose().catch(() => undefined);
    }

    private async startNow(): Promise<void> {
        await this.stopNow();
        this.become({ kind: 'starting' });
        try {
            const program = await findProgram(this.extensionPath);
            this.log.info(`starting ${program.path} (${program.version}, from the ${program.origin})`);
            this.client = this.newClient(program);
            await this.client.start();
            this.become({ kind: 'running', program });
        } catch (error) {
            await this.stopNow();
            if (error instanceof NoProgram) {
                this.fail(error.message);
                return;
            }
            this.log.error(`the server did not start: ${(error as Error).message ?? error}`);
            this.crashed('it did not start');
        }
    }

    private newClient(program: Program): QuietClient {
        const options: LanguageClientOptions = {
            documentSelector: SELECTOR,
            outputChannel: this.log,
            traceOutputChannel: this.trace,
            middleware: {
                workspace: { configuration: params => params.items.map(item => this.settingsFor(item)) },
                provideCompletionItem: async (document, position, context, token, next) =>
                    goingOn(await next(document, position, context, token)),
            },
            errorHandler: this.errorHandler(),
            initializationFailedHandler: () => false, // told by startNow
            markdown: { supportHtml: false },
        };
        const client = new QuietClient('fairlead', 'fairlead', { command: program.path, args: ['--stdio'] }, options);
        client.registerFeature(new Announcement());
        return client;
    }

    /** The server asks for what belongs to a document, and asks again whenever it is told that something changed. */
    private settingsFor(item: ConfigurationItem): unknown {
        const scope = item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri);
        if (item.section === 'docker.languageserver') return this.settings.ofDocker(scope);
        return item.section === 'fairlead' ? this.settings.for(scope) : null;
    }

    private errorHandler(): ErrorHandler {
        return {
            error: () => ({ action: ErrorAction.Continue, handled: true }),
            closed: () => {
                const wasRunning = this.current.kind === 'running';
                this.client?.close();
                if (wasRunning) void this.inTurn(async () => this.crashed('it ended by itself'));
                return { action: CloseAction.DoNotRestart, handled: true };
            },
        };
    }

    private crashed(reason: string): void {
        const now = Date.now();
        this.crashes = this.crashes.filter(time => now - time < CRASH_WINDOW).concat(now);
        if (this.crashes.length > CRASHES_ALLOWED) {
            this.fail(`The server was started ${this.crashes.length} times within three minutes and ended each time (${reason}).`);
            return;
        }
        const delay = delayAfter(this.crashes.length);
        this.log.warn(`the server is not running: ${reason}; it is started again in ${delay / 1000} s`);
        this.become({ kind: 'waiting', seconds: delay / 1000 });
        this.timer = setTimeout(() => void this.inTurn(() => this.startNow()), delay);
    }

    /** One message with what to do about it; the same one is not shown twice. */
    private fail(reason: string): void {
        this.log.error(reason);
        this.become({ kind: 'failed', reason });
        if (this.shownReason === reason) return;
        this.shownReason = reason;
        void this.offerHelp(reason);
    }

    private async offerHelp(reason: string): Promise<void> {
        const setting = 'Open Setting', restart = 'Restart', log = 'Show Log';
        const picked = await vscode.window.showErrorMessage(`fairlead: ${reason}`, setting, restart, log);
        if (picked === setting) await openSetting('fairlead.server.path');
        if (picked === restart) await this.restart();
        if (picked === log) this.log.show();
    }
}
