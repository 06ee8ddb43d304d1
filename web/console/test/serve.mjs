// Serves the built console beside the fake API: `node console/test/serve.mjs [port]` from web/.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../../dist/console', import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const options = { configFile: false, logLevel: 'error' };
const { module: fakes } = await runnerImport(here('fake.ts'), options);
const { module: scenes } = await runnerImport(here('scenes.ts'), options);
// As strict as the console bears: Mantine sets its variables in a style element.
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors 'none'";
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const fake = new fakes.FakeBaton((request, response) => {
  const path = new URL(request.url, 'http://fake').pathname;
  if (path.startsWith('/_scene/')) {
    const [, , name, ...args] = path.split('/');
    const answer = acts[name]?.(...args);
    response.end(JSON.stringify(answer ?? null));
    return;
  }
  const asked = join(root, path.replace(/^\/console\/?/, ''));
  const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(root, 'index.html');
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
  });
  createReadStream(file).pipe(response);
});

const maja = fake.user('agent@example.com');
let last;
const show = (conversation) => {
  last = conversation;
  return last.row.id;
};
const acts = {
  asks: () => show(scenes.anaAsks(fake)),
  talks: () => show(scenes.anaTalks(fake)),
  offer: (seconds) => fake.offer(last ?? scenes.anaAsks(fake), maja, Number(seconds ?? 30)).offerId,
  taken: () => fake.join(last, fake.user('agent2@example.com')),
  crowd: (queue, mine, bots, closed) => scenes.crowd(fake, +queue, +mine, +bots, +(closed ?? 0)),
  says: (text) => fake.say(last, 'message', fake.customer(last), { text: decodeURIComponent(text) }),
  types: () => fake.typing(last, fake.customer(last)),
  many: (count) => {
    for (let index = 1; index <= +count; index++)
      fake.say(last, 'message', fake.customer(last), { text: `Line ${index}` });
  },
  fault: (status, ...match) => {
    fake.fault =
      status === 'none' ? undefined : { status: +status, match: new RegExp(decodeURIComponent(match.join('/'))) };
  },
  cut: () => fake.cutStreams(),
  presence: (state) => fake.presence.set(maja.id, { state, since: new Date().toISOString() }),
  endSessions: () => fake.endSessions(),
  clear: () => {
    fake.conversations.clear();
    fake.offers.clear();
    fake.fault = undefined;
    fake.presence.set(maja.id, { state: 'online', since: new Date().toISOString() });
  },
};

console.log(`${await fake.listen(Number(process.argv[2] ?? 8102))}/console/`);
