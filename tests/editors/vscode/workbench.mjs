// What a person does in the workbench, by keyboard where that is steadier than the mouse.
import path from 'node:path';
import { until } from './editor.mjs';

const FIRST = 90_000; // milliseconds for what a cold start may delay
const SOON = 20_000;

export class Workbench {
    constructor(editor) {
        this.editor = editor;
        this.page = editor.page;
        this.keys = editor.page.keyboard;
        this.findings = this.page.locator('.squiggly-warning, .squiggly-error, .squiggly-info');
        this.menu = this.page.locator('.action-widget .monaco-list-row');
        this.toasts = this.page.locator('.notifications-toasts .notification-toast');
    }

    async open(query = '') {
        const at = path.join(this.editor.workspace, query.file ?? '');
        const kind = query.file ? 'workspace' : 'folder';
        await this.page.goto(`${this.editor.base}/?${kind}=${encodeURIComponent(at)}${query.more ?? ''}`);
        await this.page.waitForSelector('.monaco-workbench .part.editor', { timeout: FIRST });
    }

    /**
     * Opens the input at the top and writes into it. It closes again when a page that was opened shortly before gets the
     * focus, so all of it may be done several times.
     */
    async quickInput(key, text) {
        const input = this.page.locator('.quick-input-widget input[type=text]').first();
        await this.again(`the input by ${key}`, async () => {
            await this.keys.press(key);
            await input.waitFor({ timeout: 10_000 });
            await input.fill(text, { timeout: 3000 });
            await this.page.waitForTimeout(100);
            if (await input.inputValue({ timeout: 3000 }) !== text || !await input.isVisible()) throw new Error('it has closed');
        });
    }

    async again(what, action) {
        for (let attempt = 1; ; attempt++) {
            try {
                return await action();
            } catch (error) {
                if (attempt === 5) throw error;
                console.log(`# ${what}: once more (${error.message.split('\n')[0]})`);
                await this.keys.press('Escape');
            }
        }
    }

    /** Names of files have to be unlike: a file that was open is offered before others. */
    async openFile(name) {
        const base = path.basename(name);
        await this.again(`opening ${base}`, async () => {
            await this.quickInput('Control+P', name);
            await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${base}"]`).first().click({ timeout: SOON });
            await this.page.waitForSelector(`.tab.active[data-resource-name="${base}"]`, { timeout: SOON });
        });
        await this.page.waitForSelector('.editor-instance .view-line', { timeout: SOON });
    }

    async waitForTab(text) {
        await this.page.locator('.tab.active', { hasText: text }).waitFor({ timeout: SOON });
    }

    async command(title) {
        await this.again(title, async () => {
            await this.quickInput('F1', `>${title}`);
            await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click({ timeout: SOON });
        });
    }

    /** Puts the cursor at a line and column, both from 1. */
    async goTo(line, column = 1) {
        await this.again(`going to line ${line}`, async () => {
            await this.quickInput('Control+G', `:${line}:${column}`);
            await this.keys.press('Enter');
            await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 5000 });
            await until(`the cursor in line ${line}`, 5000, async () =>
                (await this.page.locator('#status\\.editor\\.selection').innerText()).startsWith(`Ln ${line}, Col ${column}`));
        });
    }

    /** Presses a key that opens something. One that comes while the focus moves is lost, so it may be pressed three times. */
    async press(key, opened) {
        for (let attempt = 1; ; attempt++) {
            await this.keys.press(key);
            try {
                return await opened.waitFor({ timeout: 4000 });
            } catch (error) {
                if (attempt === 3) throw error;
                console.log(`# ${key} opened nothing, once more`);
                await this.keys.press('Escape');
            }
        }
    }

    /** The lines that are drawn, with inlay hints in their places. */
    async text() {
        const lines = await this.page.locator('.editor-instance .view-line').evaluateAll(all => all
            .map(line => [parseFloat(line.style.top), line.textContent])
            .sort((a, b) => a[0] - b[0]).map(line => line[1]));
        return lines.join('\n').replace(/\u00a0/g, ' ').replace(/[\u200b\u200c]/g, '');
    }

    async waitForText(pattern) {
        return until(`the text ${pattern}`, SOON, async () => pattern.test(await this.text()));
    }

    line(text) {
        return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
    }

    async problems() {
        const panel = this.page.locator('.markers-panel-container');
        if (!await panel.isVisible()) await this.press('Control+Shift+M', panel);
        return this.page.locator('.markers-panel .monaco-list-row[aria-level="2"]').allInnerTexts();
    }

    async menuTexts() {
        await this.menu.first().waitFor({ timeout: SOON });
        return this.menu.allInnerTexts();
    }

    /** Whether a light bulb stands beside the line. One of the line before may stay until the cursor moves. */
    async hasBulb(line) {
        const bulb = this.page.locator('[class*="codicon-gutter-lightbulb"]:visible, .codicon-light-bulb:visible').first();
        if (await bulb.count() === 0) return undefined;
        const [a, b] = [await bulb.boundingBox({ timeout: 500 }), await line.boundingBox({ timeout: 500 })];
        return a && b && Math.abs(a.y + a.height / 2 - b.y - b.height / 2) < 6 ? bulb : undefined;
    }

    async outputText() {
        const lines = await this.page.locator('.output-view .view-line, .panel .editor-instance .view-line').allInnerTexts();
        return lines.join('').replace(/\u00a0/g, ' '); // long lines are wrapped
    }

    async closeToasts() {
        await this.command('Notifications: Clear All Notifications');
        await until('no message', SOON, async () => await this.toasts.count() === 0);
    }
}
