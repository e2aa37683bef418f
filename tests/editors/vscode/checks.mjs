// Runs checks one after the other and prints `ok NAME` and `not ok NAME`. A picture is kept of what failed.
import fs from 'node:fs';
import path from 'node:path';

export class Checks {
    passed = 0;
    failed = 0;

    constructor(page, prefix, print = console.log) {
        this.page = page;
        this.prefix = prefix;
        this.pictures = process.env.PICTURES ?? 'pictures';
        this.print = print;
        this.start = Date.now();
        fs.mkdirSync(this.pictures, { recursive: true });
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
            this.print(`# ${seconds()} s\nok ${this.prefix}${name}`);
            return true;
        } catch (error) {
            this.failed++;
            this.print(`# ${seconds()} s\n${error.stack}\nnot ok ${this.prefix}${name}`);
            await this.picture(`failed ${name.replace(/\W+/g, ' ')}`).catch(() => {});
            return false;
        }
    }

    /** Whether there were checks and all passed. */
    get ok() {
        return this.failed === 0 && this.passed !== 0;
    }
}

/** Checks for where no server can be started: some have to fail. What they print is shown as comments, as it is no result. */
export class ChecksWithout extends Checks {
    constructor(page, prefix) {
        super(page, prefix, text => console.log(text.replace(/^/gm, '# without a server: ')));
    }

    async picture() {}
}
