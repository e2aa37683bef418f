// Bundles the extension, once for Node and once for a browser: `node build.mjs [--watch]`.
import esbuild from 'esbuild';

const common = { bundle: true, external: ['vscode'], format: 'cjs', minify: true, legalComments: 'none', logLevel: 'warning' };
const bundles = [
    { ...common, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', platform: 'node', target: 'node20' },
    { ...common, entryPoints: ['src/web.ts'], outfile: 'dist/web.js', platform: 'browser', target: 'es2022' },
];

for (const options of bundles) {
    if (process.argv.includes('--watch')) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
}
