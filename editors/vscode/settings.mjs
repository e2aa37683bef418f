// Writes the settings and the version into package.json, and the settings as a table into README.md: `node settings.mjs`.
// With --check it writes nothing and fails when one of them is out of date. settings.json has those of the extension
// itself; the others are the server's, by the schema that `fairlead settings --schema` prints.
import fs from 'node:fs';

const file = name => new URL(name, import.meta.url);
const read = name => fs.readFileSync(file(name), 'utf8');

const COMMAND_LINE_ONLY = ['fail-on'];

// What names a program to start, or lets others know what is built, which no workspace may tell.
const OF_THE_USER = ['shellcheck', 'lookup'];

// What only a user may choose, beside what a file may say.
const MORE_CHOICES = { lookup: ['on'] };

function ofServer([name, { description, ...schema }]) {
    const text = description[0].toUpperCase() + description.slice(1) + '.';
    const type = schema.enum && !schema.type ? { type: 'string' } : {};
    if (MORE_CHOICES[name]) schema.enum = [...schema.enum.filter(value => value), ...MORE_CHOICES[name]];
    return [`fairlead.${name}`, { ...type, ...schema, scope: OF_THE_USER.includes(name) ? 'machine' : 'resource', markdownDescription: text }];
}

const schema = JSON.parse(read('../../settings/fairlead.schema.json'));
const properties = {
    ...JSON.parse(read('settings.json')),
    ...Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !COMMAND_LINE_ONLY.includes(name)).map(ofServer)),
};
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
    const all = `${text.slice(0, start)}    "configuration": ${configuration}${text.slice(end)}`;
    const [, version] = /^project\(fairlead VERSION ([0-9.]+)/m.exec(read('../../CMakeLists.txt'));
    return all.replace(/"version": "[^"]*"/, `"version": "${version}"`);
}

function row([name, setting]) {
    const values = setting.enum ? setting.enum.map(value => `\`${value}\``).join(', ') + '. ' : '';
    const standard = setting.default === '' || setting.default === undefined ? '' : `\`${JSON.stringify(setting.default).replaceAll('"', '')}\``;
    return `| \`${name}\` | ${standard} | ${values}${setting.markdownDescription ?? setting.description} |`;
}

function intoReadme(text) {
    const table = ['| setting | default | |', '|---|---|---|', ...Object.entries(properties).map(row)].join('\n');
    const start = text.indexOf('<!-- settings -->\n'), end = text.indexOf('<!-- end of settings -->');
    if (start < 0 || end < 0) throw new Error('README.md has no place for the settings');
    return `${text.slice(0, start)}<!-- settings -->\n\n${table}\n\n${text.slice(end)}`;
}

write('package.json', intoManifest(read('package.json')));
write('README.md', intoReadme(read('README.md')));
process.exit(isCheck && outdated ? 1 : 0);
