import { request } from 'node:http';
import { Readable } from 'node:stream';

/** `fetch` as a browser on that server's page would do it: relative addresses and a cookie jar. */
export function fetchFrom(origin: string): typeof fetch {
  let cookie = '';
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(init.headers).entries());
      const sending = request(new URL(String(input), origin), {
        method: init.method ?? 'GET',
        headers: { ...headers, ...(cookie ? { cookie } : {}) },
      });
      const give = () => sending.destroy(new Error('aborted'));
      init.signal?.addEventListener('abort', give);
      sending.on('error', reject);
      sending.on('response', (incoming) => {
        cookie = incoming.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
        const status = incoming.statusCode ?? 500;
        incoming.on('error', () => {});
        const body = status === 204 ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
        if (!body) incoming.resume();
        const type = incoming.headers['content-type'] ?? '';
        resolve(new Response(body, { status, headers: { 'Content-Type': type } }));
      });
      sending.end(init.body as string | undefined);
    });
}

/** What the components ask of a browser and the test's document lacks. */
export function furnish(): void {
  if (!document.fonts) Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
}
