// What a person does in the workbench, by keyboard where that is steadier than the mouse.
import assert from 'node:assert/strict';
import path from 'node:path';
import { until } from './editor.mjs';

const FIRST = 180_000; // milliseconds for what a cold start may delay
const SOON = 60_000;
const ATTEMPT = 10_000; // for what is tried again

export class Workbench {
    constructor(editor) {
        this.editor = editor;
        this.page = editor.page;
        this.keys = editor.page.keyboard;
        this.findings = this.page.locator('.squiggly-warning, .squiggly-error, .squiggly-info');
        this.menu = this.page.locator('.action-widget .monaco-list-row');
        this.toasts = this.page.locator('.notifications-toasts .notification-toast');
        this.refused = this.toasts.filter({ hasText: 'Open Setting' }).first();
        this.messages = this.page.locator('.notification-list-item:visible'); // in toasts, or in the list of them
    }

    async open(query = '') {
        const at = path.join(this.editor.workspace, query.file ?? '');
        const kind = query.file ? 'workspace' : 'folder';
        await this.page.goto(`${this.editor.base}/?${kind}=${encodeURIComponent(at)}${query.more ?? ''}`, { timeout: FIRST });
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
            await input.waitFor({ timeout: ATTEMPT });
            await input.fill(text, { timeout: ATTEMPT });
            await this.page.waitForTimeout(100);
            if (await input.inputValue({ timeout: ATTEMPT }) !== text || !await input.isVisible()) throw new Error('it has closed');
        });
    }

    /** Does it up to five times: what is drawn anew, closes or loses the focus in between is met again from the start. */
    async again(what, action) {
        for (let attempt = 1; ; attempt++) {
            try {
                return await action();
            } catch (error) {
                if (attempt === 5) throw error;
                console.log(`# ${what}: once more, as ${error.message.trim().replace(/\n/g, '\n#   ')}`);
                await this.keys.press('Escape');
            }
        }
    }

    /** Opens a file of the workspace. By its whole path nothing else is offered, and no list of files has to know it. */
    async openFile(name) {
        const base = path.basename(name);
        await this.again(`opening ${base}`, async () => {
            await this.quickInput('Control+P', path.join(this.editor.workspace, name));
            await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${base}"]`).first().click({ timeout: ATTEMPT });
            await this.page.waitForSelector(`.tab.active[data-resource-name="${base}"]`, { timeout: ATTEMPT });
        });
        await this.page.waitForSelector('.editor-instance .view-line', { timeout: SOON });
    }

    /** Fails as soon as the program is refused. */
    async waitForFindings() {
        await this.findings.first().or(this.refused).first().waitFor({ timeout: 2 * SOON });
        assert.equal(await this.refused.isVisible(), false, 'the server was refused');
    }

    async waitForTab(text) {
        await this.page.locator('.tab.active', { hasText: text }).waitFor({ timeout: SOON });
    }

    async command(title) {
        await this.again(title, async () => {
            await this.quickInput('F1', `>${title}`);
            await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click({ timeout: ATTEMPT });
        });
    }

    /** Puts the cursor at a line and column, both from 1. */
    async goTo(line, column = 1) {
        await this.again(`going to line ${line}`, async () => {
            await this.quickInput('Control+G', `:${line}:${column}`);
            await this.keys.press('Enter');
            await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: ATTEMPT });
            await until(`the cursor in line ${line}`, ATTEMPT, async () =>
                (await this.page.locator('#status\\.editor\\.selection').innerText()).startsWith(`Ln ${line}, Col ${column}`));
        });
        await this.focusEditor();
    }

    /** Keys go into the editor from then on, and not into what had the focus before. */
    async focusEditor() {
        const focused = this.page.locator('.editor-instance .monaco-editor.focused').first();
        await this.again('the focus of the editor', async () => {
            if (!await focused.isVisible()) await this.keys.press('Control+1');
            await focused.waitFor({ timeout: ATTEMPT });
        });
    }

    /**
     * Clicks a row of a menu or list, so that the text fits the pattern. A list may be drawn anew, or close, before or while
     * it is clicked: then it is opened again.
     */
    async pick(open, row, pattern) {
        await this.again(`picking for ${pattern}`, async () => {
            if (!pattern.test(await this.text())) {
                if (!await row.isVisible()) await open();
                await row.click({ timeout: 3000 });
            }
            await this.waitForText(pattern, ATTEMPT);
        });
    }

    /** Clicks on a code lens. All are drawn anew when the server was asked again, and a click between is lost. */
    async clickLens(text, which, happened) {
        const lens = this.page.locator('.codelens-decoration a', { hasText: text }).nth(which);
        await this.again(`the code lens ${text}`, async () => {
            await lens.click({ timeout: ATTEMPT });
            await until('what it does', ATTEMPT, happened);
        });
    }

    async hidePanel() {
        const panel = this.page.locator('.part.panel');
        await this.again('hiding the panel', async () => {
            if (await panel.isVisible()) await this.keys.press('Control+J');
            await panel.waitFor({ state: 'hidden', timeout: ATTEMPT });
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

    async waitForText(pattern, milliseconds = SOON) {
        return until(`the text ${pattern}`, milliseconds, async () => pattern.test(await this.text()));
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
        await this.menu.first().waitFor({ timeout: ATTEMPT });
        return this.menu.allInnerTexts();
    }

    /** Whether a light bulb stands beside the line. One of the line before may stay until the cursor moves. */
    async hasBulb(line) {
        const bulb = this.page.locator('[class*="codicon-gutter-lightbulb"]:visible, .codicon-light-bulb:visible').first();
        if (await bulb.count() === 0) return undefined;
        const box = one => one.boundingBox({ timeout: 500 }).catch(() => null); // it may have gone
        const [a, b] = [await box(bulb), await box(line)];
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
