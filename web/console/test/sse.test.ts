// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Http } from '../src/api/http';
import { backoff, type Frame, FrameParser, follow } from '../src/api/sse';

const TEXT =
  ': hello\n\nid: 7\nevent: message\ndata: {"a":\ndata: 1}\n\nevent: heartbeat\r\ndata: {}\r\n\r\nid: 8\ndata: x\n\n';
const FRAMES: Frame[] = [
  { id: '7', event: 'message', data: '{"a":\n1}' },
  { id: undefined, event: 'heartbeat', data: '{}' },
  { id: '8', event: 'message', data: 'x' },
];

test('frames are the same wherever the network cuts the bytes', () => {
  for (let cut = 0; cut <= TEXT.length; cut++) {
    const parser = new FrameParser();
    const frames = [...parser.push(TEXT.slice(0, cut)), ...parser.push(TEXT.slice(cut))];
    expect(frames, `cut at ${cut}`).toEqual(FRAMES);
  }
});

test('pauses grow, are spread, and end at fifteen seconds', () => {
  expect(backoff(0, () => 0)).toBe(250);
  expect(backoff(0, () => 1)).toBe(500);
  expect(backoff(3, () => 1)).toBe(4_000);
  expect(backoff(50, () => 1)).toBe(15_000);
});

test('a stream that breaks goes on after the last number seen', async () => {
  const asked: (string | null)[] = [];
  const answers = [
    'id: 1\nevent: message\ndata: {}\n\nid: 2\nevent: message\ndata: {}\n\n',
    'event: end\ndata: {}\n\n',
  ];
  const http = new Http('/api/v1', async (_, init) => {
    asked.push(new Headers(init?.headers).get('Last-Event-ID'));
    return new Response(answers[asked.length - 1] ?? null);
  });
  const seen: (string | undefined)[] = [];
  const statuses: string[] = [];
  await new Promise<void>((resolve) => {
    const handlers = {
      frame: (frame: Frame) => seen.push(frame.id),
      status: (status: string) => statuses.push(status),
      over: () => resolve(),
    };
    void follow(http, '/x', undefined, handlers, new AbortController().signal);
  });
  expect(asked).toEqual([null, '2']);
  expect(seen).toEqual(['1', '2']);
  expect(statuses).toEqual(['connecting', 'live', 'lost', 'live']);
});

test('a reader that the server will not have again stops asking', async () => {
  let asked = 0;
  const http = new Http('/api/v1', async () => {
    asked += 1;
    return new Response('{"type":"https://baton.dev/problems/not-found","detail":"Gone."}', { status: 404 });
  });
  const problem = await new Promise<Error | undefined>((resolve) => {
    const handlers = { frame: () => {}, status: () => {}, over: resolve };
    void follow(http, '/x', undefined, handlers, new AbortController().signal);
  });
  expect(problem?.message).toBe('Gone.');
  expect(asked).toBe(1);
});
