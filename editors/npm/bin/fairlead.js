#!/usr/bin/env node
// Runs the program of this platform, which npm has installed as an optional dependency.
'use strict';
const { spawn } = require('node:child_process');
const { constants } = require('node:os');

function findProgram() {
    if (process.env.FAIRLEAD_PROGRAM) return process.env.FAIRLEAD_PROGRAM;
    const name = `@fairlead/${process.platform}-${process.arch}`;
    try {
        return require.resolve(`${name}/bin/fairlead${process.platform === 'win32' ? '.exe' : ''}`);
    } catch {
        console.error(
            `fairlead: the package ${name} is not installed. Either npm was told to leave optional ` +
                'dependencies out, or there is none for this platform: build fairlead from source then, ' +
                'and set FAIRLEAD_PROGRAM to it.',
        );
        process.exit(2);
    }
}

const child = spawn(findProgram(), process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (why) => {
    console.error(`fairlead: ${why.message}`);
    process.exit(2);
});
// What ends us ends the program too; a terminal sends its signals to both.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (status, signal) => process.exit(signal ? 128 + constants.signals[signal] : status));
