// Writes the settings into package.json, and as a table into README.md: `node settings.mjs`. With --check it writes
// nothing and fails when one of them is out of date. settings.json has those of the extension itself.
import fs from 'node:fs';

const file = name => new URL(name, import.meta.url);
const read = name => fs.readFileSync(file(name), 'utf8');

const properties = JSON.parse(read('settings.json'));
const isCheck = process.argv.includes('--check');
let outdated = 0;

function write(name, text) {
    if (text === read(name)) return;
    outdated++;
    if (isCheck) console.error(`editors/vscode/${name} is out of date; node editors/vscode/settings.mjs writes it anew`);
    else fs.writeFileSync(file(name), text);
}

// In package.json the settings stand on lines of their own between the last two of these texts.
function intoManifest(text) {
    const start = text.indexOf('    "configuration": {');
    const end = text.indexOf('\n  },', start);
    const configuration = JSON.stringify({ title: 'fairlead', properties }, null, 2).replaceAll('\n', '\n    ');
    return `${text.slice(0, start)}    "configuration": ${configuration}${text.slice(end)}`;
}

function row([name, setting]) {
    const values = setting.enum ? setting.enum.map(value => `\`${value}\``).join(', ') + '. ' : '';
    const standard = setting.default === '' || setting.default === undefined ? '' : `\`${JSON.stringify(setting.default).replaceAll('"', '')}\``;
    return `| \`${name}\` | ${standard} | ${values}${setting.markdownDescription ?? setting.description} |`;
}

function intoReadme(text) {
    const table = ['| setting | default | |', '|---|---|---|', ...Object.entries(properties).map(row)].join('\n');
    return text.replace(/(<!-- settings -->\n)[^]*?(\n<!-- end of settings -->)/, (_, start, end) => start + table + end);
}

write('package.json', intoManifest(read('package.json')));
write('README.md', intoReadme(read('README.md')));
process.exit(isCheck && outdated ? 1 : 0);
