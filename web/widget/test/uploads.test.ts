import { Problem, Unreachable } from '@baton/client';
import { expect, test } from 'vitest';
import { type Upload, Uploads, type UploadsOptions } from '../src/uploads.ts';

const file = (name: string, size = 3) => new File(['x'.repeat(size)], name);
const settled = () => new Promise((resolve) => setTimeout(resolve));

function stage(send: UploadsOptions['send'], last = () => 0) {
  const seen: (readonly Upload[])[] = [];
  const uploads = new Uploads({ send, changed: (list) => seen.push(list), most: () => 10, last });
  return { uploads, seen, now: () => seen.at(-1) ?? [] };
}

test('files go one after the other, tell how far they are, and leave when the log has them', async () => {
  const order: string[] = [];
  let last = 0;
  const { uploads, seen, now } = stage(
    async ({ file }, told) => {
      order.push(`begins ${file.name}`);
      told(0.5);
      await settled();
      order.push(`ends ${file.name}`);
      return order.length;
    },
    () => last,
  );
  uploads.add([file('a'), file('b')]);
  await settled();
  await settled();
  await settled();

  expect(order).toEqual(['begins a', 'ends a', 'begins b', 'ends b']);
  expect(seen.some((list) => list[0]?.part === 0.5)).toBe(true);
  expect(now().map(({ number }) => number)).toEqual([2, 4]);
  last = 3;
  uploads.arrived();
  expect(now().map(({ number }) => number)).toEqual([4]);
});

test('a file that the log shows before the answer comes does not stay', async () => {
  const { uploads, now } = stage(
    async () => 7,
    () => 7,
  );
  uploads.add([file('a')]);
  await settled();
  expect(now()).toEqual([]);
});

test('what is too large is not even sent, and holds up no other', async () => {
  const sent: string[] = [];
  const { uploads, now } = stage(async ({ file }) => {
    sent.push(file.name);
    return 1;
  });
  uploads.add([file('large', 11), file('small')]);
  await settled();
  expect(sent).toEqual(['small']);
  expect(now()[0]).toMatchObject({ failure: 'large' });
});

test.each([
  [new Unreachable('no answer'), 'offline'],
  [new Problem('unsupported-media-type', 415, '', ''), 'kind'],
  [new Problem('too-large', 413, '', ''), 'large'],
  [new Problem('too-many-requests', 429, '', ''), 'refused'],
] as const)('why a file did not get there is told: %s', async (failure, told) => {
  const { uploads, now } = stage(() => Promise.reject(failure));
  uploads.add([file('a')]);
  await settled();
  expect(now()[0]?.failure).toBe(told);
});

test('what failed is sent again under the id it has, or thrown away', async () => {
  const ids: string[] = [];
  const { uploads, now } = stage(async ({ clientId }) => {
    ids.push(clientId);
    if (ids.length === 1) throw new Unreachable('no answer');
    return 5;
  });
  uploads.add([file('a')]);
  await settled();
  uploads.retry(ids[0] ?? '');
  await settled();
  expect(ids[1]).toBe(ids[0]);
  expect(now()[0]).toMatchObject({ number: 5 });
  uploads.discard(ids[0] ?? '');
  expect(now()).toEqual([]);
});
