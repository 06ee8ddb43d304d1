// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { SessionGate } from '../src/session/SessionGate';
import { Shell } from '../src/shell/Shell';
import { fetchFrom, furnish } from './browser';
import { FakeBaton } from './fake';
import { anaAsks, anaTalks } from './scenes';

// Generous, since nothing here is about time and machines can be busy.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

let fake: FakeBaton;
const ordinary = globalThis.fetch;

beforeEach(async () => {
  furnish();
  localStorage.clear();
  fake = new FakeBaton();
  globalThis.fetch = fetchFrom(await fake.listen());
});

afterEach(async () => {
  cleanup();
  globalThis.fetch = ordinary;
  await fake.close();
});

async function open(path: string, email = 'agent@example.com') {
  const location = memoryLocation({ path, record: true });
  render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Router hook={location.hook}>
          <SessionGate>
            <Shell />
          </SessionGate>
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await signIn(email);
  return location;
}

async function signIn(email: string) {
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`^${email}`) }));
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

const maja = () => fake.user('agent@example.com');
const jonas = () => fake.user('agent2@example.com');

test('an offer accepted with a key opens the conversation', async () => {
  const location = await open('/mine');
  await screen.findByText('No chats of yours');
  const ana = anaAsks(fake);
  fake.offer(ana, maja());
  await screen.findByText('Accept');
  fireEvent.keyDown(document.body, { key: 'a' });
  await waitFor(() => expect(location.history.at(-1)).toBe(`/mine/${ana.row.id}`));
  await waitFor(() => expect(ana.row.owner.id).toBe(maja().id));
  await screen.findByLabelText('Reply to Ana Petrova');
});

test('whoever loses the race for an offer is told who won it', async () => {
  await open('/mine');
  await screen.findByText('No chats of yours');
  const ana = anaAsks(fake);
  fake.offer(ana, maja());
  const accept = await screen.findByText('Accept');
  // The other's accept is committed, but its news has not reached this browser yet.
  fake.cutStreams();
  fake.join(ana, jonas());
  fireEvent.click(accept);
  await screen.findByText('Jonas Weber was quicker and has this conversation now.');
});

test('a reply reaches the conversation once and leaves the composer empty', async () => {
  const ana = anaTalks(fake);
  await open(`/mine/${ana.row.id}`);
  const field = (await screen.findByLabelText('Reply to Ana Petrova')) as HTMLTextAreaElement;
  fireEvent.change(field, { target: { value: 'They come back with the refund.' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(field.value).toBe('');
  await waitFor(() => expect(ana.row.lastMessage?.text).toBe('They come back with the refund.'));
  await waitFor(() =>
    expect(screen.getAllByText('They come back with the refund.', { selector: 'p' })).toHaveLength(1),
  );
});

test('a message that was not sent stays with a way to try again', async () => {
  const ana = anaTalks(fake);
  await open(`/mine/${ana.row.id}`);
  const field = await screen.findByLabelText('Reply to Ana Petrova');
  fake.fault = { match: /POST .*\/messages/, status: 404 };
  fireEvent.change(field, { target: { value: 'Still there?' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  const again = await screen.findByRole('button', { name: 'Try again' });
  fake.fault = undefined;
  fireEvent.click(again);
  await waitFor(() => expect(ana.row.lastMessage?.text).toBe('Still there?'));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
});

test('a session that ends leads to the sign-in and back to the same conversation', async () => {
  const ana = anaTalks(fake);
  const location = await open(`/mine/${ana.row.id}`);
  const field = await screen.findByLabelText('Reply to Ana Petrova');
  fireEvent.change(field, { target: { value: 'Half a sen' } });
  fake.endSessions();
  fake.cutStreams();
  await screen.findByText(/Your session ended/);
  expect(location.history.at(-1)).toBe(`/mine/${ana.row.id}`);
  await signIn('agent@example.com');
  const after = (await screen.findByLabelText('Reply to Ana Petrova')) as HTMLTextAreaElement;
  expect(after.value).toBe('Half a sen');
});

test('a supervisor who is full can take a waiting conversation anyway', async () => {
  fake.cap = 0;
  const ana = anaAsks(fake);
  await open(`/queue/${ana.row.id}`, 'supervisor@example.com');
  fireEvent.click((await screen.findAllByRole('button', { name: 'Claim' }))[0] as HTMLElement);
  fireEvent.click(await screen.findByRole('button', { name: 'Take anyway' }));
  await waitFor(() => expect(ana.row.owner.id).toBe(fake.user('supervisor@example.com').id));
});

test('a long conversation is read to its end, page by page', async () => {
  const ana = anaTalks(fake);
  for (let line = 1; line <= 450; line++) {
    fake.say(ana, 'message', fake.customer(ana), { text: `Line ${line}` });
  }
  await open(`/mine/${ana.row.id}`);
  await screen.findByText('Line 450', { selector: 'p' });
  expect(screen.getByText('Line 1', { selector: 'p' })).toBeDefined();
});

test('what a conversation is about stands first beside it, and on its offer', async () => {
  const ana = anaAsks(fake);
  fake.offer(ana, maja());
  await open('/mine');

  const offer = await screen.findByRole('region', { name: 'Offers' });
  await waitFor(() => expect(offer.textContent).toContain('I sent it back last week'));
  fireEvent.click(screen.getByRole('button', { name: /Accept/ }));
  await screen.findByRole('textbox');
  fireEvent.keyDown(document.body, { key: 'i' });

  const card = await screen.findByRole('region', { name: 'Summary' });
  expect(card.textContent).toContain('I sent it back last week');
  expect(card.textContent).toContain('Not understood: The parcel is with YOU');
  expect(card.textContent).toContain('A-20417');
  expect(card.textContent).toContain('frustrated');
  expect(card.textContent).toContain('Open question');
});
