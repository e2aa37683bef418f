// A registry that goes wrong in one way for each repository, `node faults.mjs`: prints its port. And a token server, at /token:
// with KEY and CERTIFICATE in the environment the tokens are those that a real registry takes.
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';

const LIST = 'application/vnd.oci.image.index.v1+json';
const digest = `sha256:${'ab'.repeat(32)}`;
const list = JSON.stringify({ schemaVersion: 2, manifests: [{ digest, platform: { os: 'linux', architecture: 'amd64' } }] });
const asked = {}; // what came in, by repository: how often, and with which token

const send = (response, status, headers, body = '') => {
    response.writeHead(status, headers);
    response.end(body);
};
const good = response => send(response, 200, { 'content-type': LIST, 'docker-content-digest': digest }, list);
const error = (response, status, code) =>
    send(response, status, { 'content-type': 'application/json' }, JSON.stringify({ errors: [{ code, message: 'no' }] }));
const challenge = (response, text) => send(response, 401, { 'www-authenticate': text });
const bearer = (host, service = 'x') => `Bearer realm="http://${host}/token",service="${service}",scope="repository:f:pull"`;

// Each by the name behind `f/`. `at`: the path behind /v2/f/NAME/.
const kinds = {
    good: ({ response }) => good(response),
    page: ({ response }) => send(response, 200, { 'content-type': 'text/html' }, '<h1>Please sign in</h1>'),
    'page-404': ({ response }) => send(response, 404, { 'content-type': 'text/html' }, '<h1>Not found</h1>'),
    forbidden: ({ response }) => error(response, 403, 'DENIED'),
    often: ({ response }) => error(response, 429, 'TOOMANYREQUESTS'),
    broken: ({ response }) => send(response, 500, {}),
    away: ({ response }) => response.destroy(),
    silent: () => {},
    long: ({ request, response }) => { // without an end
        if (request.method === 'HEAD') return good(response);
        response.writeHead(200, { 'content-type': LIST });
        const more = () => { while (response.writable && response.write('x'.repeat(65536))); };
        response.on('drain', more).on('error', () => {});
        more();
    },
    password: ({ response }) => challenge(response, 'Basic realm="registry"'),
    token: ({ request, response, host }) =>
        request.headers.authorization === 'Bearer t1' ? good(response) : challenge(response, `Basic realm="a,b", ${bearer(host)}`),
    'token-for-ever': ({ response, host }) => challenge(response, bearer(host)),
    'token-elsewhere': ({ response }) => challenge(response, bearer('example.invalid')),
    'token-file': ({ response }) => challenge(response, 'Bearer realm="file:///etc/passwd",service="x"'),
    'token-quotes': ({ response, host }) => challenge(response, `Bearer realm="http://${host}/token\\"\\nurl = \\"x",service="x"`),
    'no-reason': ({ response, request }) => request.method === 'HEAD' ? send(response, 404, {}) : error(response, 404, 'UNSUPPORTED'),
    'no-json': ({ response, request }) =>
        request.method === 'HEAD' ? send(response, 404, {}) : send(response, 404, { 'content-type': 'application/json' }, '{"errors":[{"code"'),
    deep: ({ response, request }) => request.method === 'HEAD' ? send(response, 404, {}) : send(response, 404, {}, '['.repeat(200000)),
    'no-digest': ({ response }) => send(response, 200, { 'content-type': LIST }, list),
    'odd-digest': ({ response }) => send(response, 200, { 'content-type': LIST, 'docker-content-digest': 'sha256:<b>' }, list),
    'old-type': ({ response }) =>
        send(response, 200, { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws', 'docker-content-digest': digest }, '{}'),
    circle: ({ response, at }) =>
        at.startsWith('blobs') ? send(response, 307, { location: '/v2/f/circle/blobs/x' }) : single(response),
    'to-file': ({ response, at }) => at.startsWith('blobs') ? send(response, 307, { location: 'file:///etc/passwd' }) : single(response),
    'to-store': ({ response, at, request }) => {
        if (!request.headers.authorization && !at.startsWith('blobs')) return challenge(response, bearer(request.headers.host));
        if (at.startsWith('blobs')) return send(response, 307, { location: `http://127.0.0.1:${request.socket.localPort}/store` });
        return single(response);
    },
    moved: ({ request, response, at }) => send(response, 307, { location: `http://localhost:${request.socket.localPort}/v2/f/good/${at}` }),
    'moved-with-token': ({ request, response, at }) => // to a server by another name, which wants a token of its own
        send(response, 307, { location: `http://127.0.0.1:${request.socket.localPort}/v2/f/token/${at}` }),
    'moved-for-ever': ({ response, at }) => send(response, 307, { location: `/v2/f/moved-for-ever/${at}` }),
    'moved-to-file': ({ response }) => send(response, 307, { location: 'file:///etc/passwd' }),
    pages: ({ response, at, url, request }) => {
        if (!at.startsWith('tags')) return request.method === 'HEAD' ? send(response, 404, {}) : error(response, 404, 'MANIFEST_UNKNOWN');
        const page = Number(url.searchParams.get('last') ?? 0);
        const link = page < 2 ? { link: `</v2/f/pages/tags/list?n=2&last=${page + 1}>; rel="next"` } : {};
        return send(response, 200, link, JSON.stringify({ tags: [['1.0'], ['1.1', 'sha256-ab.sig'], ['2.10']][page] }));
    },
    'pages-elsewhere': ({ response, at, request }) => {
        if (!at.startsWith('tags')) return request.method === 'HEAD' ? send(response, 404, {}) : error(response, 404, 'MANIFEST_UNKNOWN');
        return send(response, 200, { link: '<http://example.invalid/v2/x>; rel="next"' }, '{"tags":["2.10"]}');
    },
    changing: ({ response, at, request }) => {
        if (!at.startsWith('tags')) return request.method === 'HEAD' ? send(response, 404, {}) : error(response, 404, 'MANIFEST_UNKNOWN');
        return send(response, 200, {}, '{"tags":["1","2.1"]}');
    },
};
const single = response => send(response, 200,
    { 'content-type': 'application/vnd.oci.image.manifest.v1+json', 'docker-content-digest': digest },
    JSON.stringify({ schemaVersion: 2, config: { digest } }));

// ---- Tokens ----

const base64 = value => Buffer.from(value).toString('base64url');

// A JSON Web Token signed with the key, whose certificate the registry was told.
function realToken(scope, service) {
    const [type, name, actions] = (scope ?? '').split(':');
    const der = fs.readFileSync(process.env.CERTIFICATE, 'utf8').replace(/-----[^-]*-----|\s/g, '');
    const head = base64(JSON.stringify({ typ: 'JWT', alg: 'RS256', x5c: [der] }));
    const now = Math.floor(Date.now() / 1000);
    const body = base64(JSON.stringify({
        iss: 'tests', sub: '', aud: service, exp: now + 300, nbf: now - 10, iat: now - 10, jti: `${now}`,
        access: name ? [{ type, name, actions: actions.split(',') }] : [],
    }));
    const signature = crypto.sign('RSA-SHA256', Buffer.from(`${head}.${body}`), fs.readFileSync(process.env.KEY));
    return `${head}.${body}.${base64(signature)}`;
}

function answerToken(url, response) {
    const token = process.env.KEY ? realToken(url.searchParams.get('scope'), url.searchParams.get('service')) : 't1';
    send(response, 200, { 'content-type': 'application/json' }, JSON.stringify({ access_token: token }));
}

const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://x');
    const host = request.headers.host;
    response.on('error', () => {});
    if (url.pathname === '/asked') return send(response, 200, {}, JSON.stringify(asked));
    if (url.pathname === '/token') return answerToken(url, response);
    if (url.pathname === '/store') {
        asked.store = request.headers.authorization ?? 'no token';
        return send(response, 200, {}, '{"os":"linux","architecture":"riscv64"}');
    }
    const [, name, at] = /^\/v2\/f\/([^/]*)\/(.*)$/.exec(url.pathname) ?? [];
    if (!kinds[name]) return error(response, 404, 'NAME_UNKNOWN');
    asked[name] = (asked[name] ?? 0) + 1;
    return kinds[name]({ request, response, host, at, url });
});
server.on('clientError', (_, socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
