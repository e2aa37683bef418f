// Runs checks one after the other and prints `ok NAME` and `not ok NAME`. A picture is kept of what failed.
import fs from 'node:fs';
import path from 'node:path';

export class Checks {
    passed = 0;
    failed = 0;

    constructor(page, pictures, prefix) {
        this.page = page;
        this.pictures = pictures;
        this.prefix = prefix;
        this.start = Date.now();
        fs.mkdirSync(pictures, { recursive: true });
    }

    picture(name) {
        return this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
    }

    /** True when it passed. */
    async check(name, action) {
        const seconds = () => ((Date.now() - this.start) / 1000).toFixed(1);
        try {
            await action();
            this.passed++;
            console.log(`# ${seconds()} s\nok ${this.prefix}${name}`);
            return true;
        } catch (error) {
            this.failed++;
            console.log(`# ${seconds()} s\n${error.stack}\nnot ok ${this.prefix}${name}`);
            await this.picture(`failed ${name.replace(/\W+/g, ' ')}`).catch(() => {});
            return false;
        }
    }

    finish() {
        console.log(`# ${this.passed} passed, ${this.failed} failed`);
        process.exitCode = this.failed === 0 && this.passed !== 0 ? 0 : 1;
    }
}
