// Stands in for @vscode/spdlog, by which VS Code writes its log files and shows an output: a library in C++ that takes as
// long to compile as all of the tests' other preparations. setup copies this file over it. What is left out are levels
// (VS Code compares them before it calls) and rotation.
const fs = require('fs');
const path = require('path');

class Logger {
    constructor(kind, name, file) {
        this.file = file;
        this.pattern = true;
        for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) this[level] = (text) => this.write(level, text);
    }

    write(level, text) {
        const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
        fs.appendFileSync(this.file, this.pattern ? `${time} [${level}] ${text}\n` : text);
    }

    clearFormatters() {
        this.pattern = false;
    }

    setPattern() {}
    setLevel() {}
    flush() {}
    drop() {}
}

async function createRotatingLogger(name, file) {
    await fs.promises.mkdir(path.dirname(file), { recursive: true });
    return new Logger('rotating', name, file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createRotatingLogger;
exports.createAsyncRotatingLogger = createRotatingLogger;
