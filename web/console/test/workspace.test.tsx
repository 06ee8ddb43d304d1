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
        <Router hook={location.hook} searchHook={location.searchHook}>
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

test('who waits for the customer frees the list of chats to answer, and goes on from the other one', async () => {
  const ana = anaTalks(fake);
  const location = await open(`/mine/${ana.row.id}`);
  await screen.findByLabelText('Reply to Ana Petrova');
  fireEvent.keyDown(document.body, { key: 'w' });
  await waitFor(() => expect(ana.row.rests).toBe(true));
  await screen.findByText('No chats of yours');
  fireEvent.click(screen.getByRole('link', { name: 'Waiting for the customer' }));
  await waitFor(() => expect(location.history.at(-1)).toBe('/waiting'));
  fireEvent.click(await screen.findByText('Ana Petrova', { selector: 'span' }));
  fireEvent.click((await screen.findAllByRole('button', { name: 'Go on' }))[0] as HTMLElement);
  await waitFor(() => expect(ana.row.rests).toBe(false));
});

test('away after my chats is declared for later and can be taken back', async () => {
  anaTalks(fake);
  await open('/mine');
  const self = await screen.findByRole('button', { name: /, online\. Your menu$/ });
  await screen.findByText('Ana Petrova');
  fireEvent.click(self);
  fireEvent.click(await screen.findByRole('button', { name: 'Away after my chats' }));
  await screen.findByRole('button', { name: /, online, then away\. Your menu$/ });
  expect(fake.presence.get(maja().id)).toMatchObject({ state: 'online', next: 'away' });
  fireEvent.click(self);
  fireEvent.click(await screen.findByRole('button', { name: 'Away after my chats' }));
  await screen.findByRole('button', { name: /, online\. Your menu$/ });
});

test('messages that customers left for later have a list of their own', async () => {
  const location = await open('/inbox');
  await screen.findByText('No messages');
  expect(location.history.at(-1)).toBe('/inbox');
});

test('a slash offers canned replies, filled in, and Enter puts one into the reply without sending it', async () => {
  fake.canned = [
    {
      id: 'r1',
      title: 'Refund time',
      text: 'Hello {visitor.name}',
      filled: 'Hello Ana, it takes three days.',
      missing: [],
    },
    { id: 'r2', title: 'Greeting', text: 'Good day' },
  ];
  const ana = anaTalks(fake);
  await open(`/mine/${ana.row.id}`);
  const field = (await screen.findByLabelText('Reply to Ana Petrova')) as HTMLTextAreaElement;
  fireEvent.change(field, { target: { value: '/refund' } });
  await screen.findByRole('option', { name: /Refund time/ });
  await waitFor(() => expect(screen.queryByRole('option', { name: /Greeting/ })).toBeNull());
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(field.value).toBe('Hello Ana, it takes three days.');
  expect(ana.row.lastMessage?.text).toBe('I paid 4.90 for sending it back');
});

test('a search lives in the address, shows the line that it found, and goes along into the conversation', async () => {
  const ana = anaTalks(fake);
  const location = await open('/find?q=still+says');
  const line = await screen.findByText('I know, but I sent it back last week and it still says shipped', {
    selector: 'span',
  });
  fireEvent.click(line);
  await waitFor(() => expect(location.history.at(-1)).toBe(`/find/${ana.row.id}?q=still+says`));
  expect((screen.getByLabelText('Search conversations') as HTMLInputElement).value).toBe('still says');
});

test('what the customer talked about before opens in place, to read only', async () => {
  const before = fake.start('Ana Petrova');
  fake.say(before, 'message', fake.customer(before), { text: 'About my first parcel' });
  const ana = anaTalks(fake);
  ana.earlier.push(before.row.id);
  await open(`/mine/${ana.row.id}`);
  await screen.findByLabelText('Reply to Ana Petrova');
  fireEvent.keyDown(document.body, { key: 'i' });
  fireEvent.click(await screen.findByRole('button', { name: /About my first parcel/ }));
  await screen.findByText('About my first parcel', { selector: 'p' });
  expect(screen.queryByLabelText('Note about Ana Petrova')).toBeNull();
});

test('blocking asks why, ends the chat and is shown', async () => {
  const ana = anaTalks(fake);
  await open(`/mine/${ana.row.id}`);
  await screen.findByLabelText('Reply to Ana Petrova');
  fireEvent.click(screen.getByRole('button', { name: /^(More actions|Actions)$/ }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Report and block visitor' }));
  fireEvent.change(await screen.findByLabelText('What happened'), { target: { value: 'Threats' } });
  fireEvent.click(screen.getByRole('button', { name: 'Block visitor' }));
  await waitFor(() => expect(ana.row.blocked).toBe(true));
  await screen.findByText('Ana Petrova is blocked and cannot write any more.');
});

test('the desktop is asked for with the first offer and after a click, never on load', async () => {
  let asked = 0;
  const shown: string[] = [];
  class Desktop {
    static permission = 'default';
    static async requestPermission() {
      asked++;
      Desktop.permission = 'granted';
      return 'granted';
    }
    constructor(title: string) {
      shown.push(title);
    }
    close() {}
  }
  vi.stubGlobal('Notification', Desktop);
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  try {
    await open('/mine');
    await screen.findByText('No chats of yours');
    expect(screen.queryByText('Know of new chats while you look elsewhere?')).toBeNull();
    fake.offer(anaAsks(fake), maja());
    fireEvent.click(await screen.findByRole('button', { name: 'Notify me' }));
    await waitFor(() => expect(asked).toBe(1));
    expect(shown).toEqual([]);
    fireEvent.click(await screen.findByRole('button', { name: /Decline/ }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Decline/ })).toBeNull());
    fake.offer(fake.start('Li Wei'), maja());
    await waitFor(() => expect(shown).toEqual(['New chat: Li Wei']));
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
});

test('Ctrl K finds an action, a person and a conversation', async () => {
  const ana = anaTalks(fake);
  const location = await open('/mine');
  await screen.findByText('Ana Petrova');
  const find = async (words: string, name: RegExp) => {
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    const field = await screen.findByRole('combobox', { name: /^Find a conversation/ });
    fireEvent.change(field, { target: { value: words } });
    await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toMatch(name));
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(screen.queryByRole('combobox', { name: /^Find a conversation/ })).toBeNull());
  };
  await find('queu', /Queue/);
  await waitFor(() => expect(location.history.at(-1)).toBe('/queue'));
  await find('jonas', /Jonas Weber/);
  await waitFor(() => expect(location.history.at(-1)).toBe(`/find?agent=${jonas().id}`));
  await find('still says', /Ana Petrova/);
  await waitFor(() => expect(location.history.at(-1)).toBe(`/find/${ana.row.id}?q=still%20says`));
});
