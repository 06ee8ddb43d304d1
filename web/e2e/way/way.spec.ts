import { type Browser, expect, type Page, test } from '@playwright/test';

/** Against a running server with the demo; `BATON_URL` names it. */
const server = process.env.BATON_URL ?? 'http://localhost:8080';
const shots = process.env.SHOTS;

const launcher = (page: Page) => page.locator('baton-widget .launcher');
const field = (page: Page) => page.getByPlaceholder('Write a message…');
const bubbles = (page: Page) => page.locator('baton-widget .bubble');
const lines = (page: Page) => page.locator('baton-widget [role=log]');

async function shot(page: Page, name: string): Promise<void> {
  if (shots) {
    await page.screenshot({ path: `${shots}/${name}.png` });
  }
}

async function customer(browser: Browser, assistant = 'demo'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${server}/demo/?assistant=${assistant}`);
  await launcher(page).click();
  await expect(bubbles(page).first()).toBeVisible();
  return page;
}

async function agent(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${server}/console/`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('baton-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return page;
}

async function presence(page: Page, state: string): Promise<void> {
  await page.locator('[data-testid=presence], [aria-label*="resence"], [aria-label*="You are"]').first().click();
  await page.getByRole('menuitem', { name: state }).or(page.getByRole('menuitemradio', { name: state })).first().click();
}

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

test('a customer goes from the bot to a person and back', async ({ browser }) => {
  const shopper = await customer(browser);
  await shot(shopper, 'widget-greeting');
  await say(shopper, 'where is my order');
  await expect(lines(shopper)).toContainText('order number');

  const alex = await agent(browser, 'agent@example.com');
  await shot(alex, 'console-empty');
  await presence(alex, 'Online');

  await say(shopper, 'let me talk to a person please');
  await expect(lines(shopper)).toContainText("Let's send you to an available agent");
  await shot(shopper, 'widget-waiting');

  const accept = alex.getByRole('button', { name: /^Accept/ });
  await expect(accept).toBeVisible();
  await shot(alex, 'console-offer');
  await accept.click();
  await expect(lines(shopper)).toContainText('Alex Demo');
  await expect(alex.getByText('where is my order').first()).toBeVisible();

  const composer = alex.getByRole('textbox', { name: /reply|message/i }).first();
  await composer.fill('Hello, Alex here. Let me look that up.');
  await composer.press('Enter');
  await expect(lines(shopper)).toContainText('Alex here');
  await say(shopper, 'thank you, it is 12345');
  await expect(alex.getByText('thank you, it is 12345').first()).toBeVisible();
  await shot(alex, 'console-conversation');
  await shot(shopper, 'widget-person');

  await alex.getByRole('button', { name: /Back to bot/ }).first().click();
  await shot(alex, 'console-back');
});
