import { fileURLToPath } from 'node:url';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { FakeServer } from '../fake/server.ts';
import { violations } from '../stage/axe.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const anna = { id: 'anna', name: 'Anna Berg' };

const test = base.extend<{ fake: FakeServer; shop: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  fake: async ({}, use) => {
    const fake = new FakeServer(dist);
    fake.started = (conversation) =>
      conversation.say('Hello!', undefined, { purpose: 'greeting', buttons: [{ label: 'Where is my order?' }] });
    await use(fake);
    await fake.close();
  },
  shop: async ({ fake }, use) => use(`${await fake.listen()}/demo/`),
});

const launcher = (page: Page) => page.locator('baton-widget .launcher');
const field = (page: Page) => page.getByPlaceholder('Write a message…');
const bubbles = (page: Page) => page.locator('baton-widget .bubble');

async function open(page: Page, shop: string): Promise<void> {
  await page.goto(shop);
  await launcher(page).click();
  await expect(bubbles(page)).toHaveText(['Hello!']);
}

async function choose(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: choice }).click();
}

test('a page that nobody chats on asks once and stores nothing', async ({ page, shop, fake }) => {
  await page.goto(shop);
  await expect(launcher(page)).toBeVisible();
  expect(fake.seen.map((seen) => `${seen.method} ${seen.path}`)).toEqual(['GET /api/v1/assistants/demo']);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});

test('two tabs show one conversation over one stream, and the one that stays takes it over', async ({
  page,
  shop,
  fake,
}) => {
  await open(page, shop);
  const second = await page.context().newPage();
  await open(second, shop);
  await expect.poll(() => fake.latest.streams).toBe(1);
  await field(page).fill('from the first');
  await page.keyboard.press('Enter');
  await expect(bubbles(second)).toHaveText(['Hello!', 'from the first']);
  expect(fake.latest.streams).toBe(1);

  await page.close();
  await expect.poll(() => fake.requests('GET', /events$/).length).toBe(2);
  fake.latest.say('to the second');
  await expect(bubbles(second)).toHaveText(['Hello!', 'from the first', 'to the second']);
});

test('what is written without a connection is said once when it is back', async ({ page, shop, fake }) => {
  await open(page, shop);
  await page.context().setOffline(true);
  await expect(page.getByText('No connection.')).toBeVisible();
  await field(page).fill('Can you hear me?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'Waiting to be sent' })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('No connection.')).toBeHidden();
  await expect(page.getByRole('img', { name: 'Waiting to be sent' })).toBeHidden();
  await expect(bubbles(page)).toHaveText(['Hello!', 'Can you hear me?']);
  const said = fake.latest.events.filter((event) => event.type === 'message' && event.actor.kind === 'customer');
  expect(said).toHaveLength(1);
});

test('a refused message stays and can be sent again', async ({ page, shop, fake }) => {
  await open(page, shop);
  fake.fail('POST', /messages/, { kind: 'problem', type: 'invalid-request', status: 400 });
  await field(page).fill('Once more');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Not sent')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Not sent')).toBeHidden();
  await expect(bubbles(page)).toHaveText(['Hello!', 'Once more']);
});

test('the place in line is current, survives a reload, and can be given up', async ({ page, shop, fake }) => {
  await open(page, shop);
  await choose(page, 'Talk to a person');
  await expect(page.getByText('2nd in line · about 3 minutes')).toBeVisible();
  await expect.poll(() => fake.latest.streams).toBe(1);
  fake.latest.wait(1, 40);
  await expect(page.getByText('1st in line · less than a minute')).toBeVisible();
  await page.reload();
  await expect(bubbles(page)).toHaveText(['Hello!']);
  await expect(field(page)).not.toBeFocused();
  await expect(page.getByText('1st in line · less than a minute')).toBeVisible();

  await choose(page, 'Cancel waiting');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel waiting' }).click();
  await expect(page.getByText('You are no longer waiting')).toBeVisible();
});

test('the header says who one talks to, and a rating is welcome when they have left', async ({ page, shop, fake }) => {
  await open(page, shop);
  fake.latest.join(anna);
  await expect(page.getByRole('heading', { name: 'Anna Berg' })).toBeVisible();
  await expect(page.getByText('Anna Berg joined')).toBeVisible();
  fake.latest.leave(anna);
  await expect(page.getByRole('heading', { name: 'Milo' })).toBeVisible();
  await page.getByRole('radio', { name: '4 / 5' }).check();
  await page.getByRole('button', { name: 'Send rating' }).click();
  await expect(page.getByText('Thank you for your rating')).toBeVisible();
  expect(fake.requests('POST', /rating/).map((seen) => seen.body)).toEqual([{ score: 4 }]);
});

test('unread messages are counted while the chat is closed', async ({ page, shop, fake }) => {
  await open(page, shop);
  await page.keyboard.press('Escape');
  await expect(launcher(page)).toBeFocused();
  fake.latest.say('One');
  fake.latest.say('Two');
  await expect(page.locator('baton-widget .badge')).toHaveText('2');
  await launcher(page).click();
  await expect(page.locator('baton-widget .badge')).toBeHidden();
});

test('it works on another site under a strict content security policy', async ({ page, shop }) => {
  const origin = new URL(shop).origin;
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`;
  await page.route('http://shop.localhost/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="de"><title>Laden</title><script src="${origin}/widget/baton.js" data-assistant="demo" async></script>`,
    }),
  );
  await page.goto('http://shop.localhost/');
  await launcher(page).click();
  await expect(bubbles(page)).toHaveText(['Hello!']);
  await expect(page.getByPlaceholder('Nachricht schreiben …')).toBeVisible();
  expect(complaints).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ browser, shop, fake }) => {
    const page = await pageIn(browser, colorScheme);
    await open(page, shop);
    expect(await violations(page), 'with the bot').toEqual([]);
    await page.getByRole('button', { name: 'More' }).click();
    expect(await violations(page), 'with the menu').toEqual([]);
    await page.getByRole('menuitem', { name: 'Talk to a person' }).click();
    await page.getByRole('button', { name: 'Cancel waiting' }).click();
    expect(await violations(page), 'with a question').toEqual([]);
    await page.keyboard.press('Escape');
    fake.latest.join(anna);
    fake.latest.leave(anna);
    await page.getByRole('radio', { name: '2 / 5' }).check();
    expect(await violations(page), 'with the rating').toEqual([]);
    await page.context().close();
  });
}

async function pageIn(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  // Colours are judged at rest.
  return (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage();
}
