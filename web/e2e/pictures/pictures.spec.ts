import type { Customer } from '../stage/customer.ts';
import type { Desk } from '../stage/desk.ts';
import { server } from '../stage/server.ts';
import { expect, type Stage, test } from '../stage/stage.ts';
import { desktop, named, phone, picture, still } from './picture.ts';

async function talk(stage: Stage, shopper: Customer, dark = false): Promise<Desk> {
  const alex = await stage.desk('Alex', 'online', { ...still, ...(dark ? { colorScheme: 'dark' } : {}) });
  await shopper.say('Where is my order?');
  await expect(shopper.log).toContainText('What is your order number?');
  await shopper.say('12345');
  await expect(shopper.log).toContainText('more than five working days late?');
  await shopper.say('Yes');
  await expect(alex.accept).toBeVisible();
  return alex;
}

async function answers(alex: Desk, shopper: Customer): Promise<void> {
  await alex.accept.click();
  await alex.say('Hello, Alex here. Your parcel is on the van; it comes tomorrow before noon.');
  await expect(shopper.log).toContainText('before noon');
  await shopper.say('Thank you! Can a neighbour take it?');
  await expect(alex.transcript).toContainText('neighbour');
  await alex.jot('Told the carrier: a neighbour may take it.');
  await alex.say('Of course. I have just told the carrier.');
  await expect(shopper.bubbles.last()).toContainText('told the carrier');
  await expect(alex.transcript).toContainText('Seen');
  await expect(shopper.log).not.toContainText('is typing');
}

test('from the bot to a person', async ({ stage, browser }) => {
  const shopper = await named(stage);
  await shopper.say('Delivery times');
  await expect(shopper.log).toContainText('Standard delivery');
  await picture(shopper.page, 'widget-bot');
  const alex = await talk(stage, shopper);
  await expect(alex.offers).toContainText('Order 12345');
  await expect(alex.page.getByText('1 customer waiting')).toBeVisible();
  await picture(alex.page, 'console-offer');
  await picture(shopper.page, 'widget-waiting');
  await answers(alex, shopper);
  await picture(alex.page, 'console-conversation');
  await picture(shopper.page, 'widget-person');

  const [left, right] = [await shopper.page.screenshot({ scale: 'css' }), await alex.page.screenshot({ scale: 'css' })];
  const page = await (await browser.newContext({ viewport: { width: 1480, height: 620 } })).newPage();
  await page.setContent(sideBySide(left, right));
  await expect(page.locator('img').last()).toBeVisible();
  await picture(page, 'overview');
  await page.context().close();
});

test('in the dark', async ({ stage }) => {
  const shopper = await named(stage, { ...phone, colorScheme: 'dark' });
  const alex = await talk(stage, shopper, true);
  await answers(alex, shopper);
  await picture(alex.page, 'console-dark');
  await picture(shopper.page, 'widget-dark-phone');
});

test('the console on a phone', async ({ stage }) => {
  const shopper = await named(stage);
  const alex = await talk(stage, shopper);
  const pocket = await stage.desk('Alex', undefined, { ...still, ...phone });
  await answers(alex, shopper);
  await pocket.rows.first().getByRole('link').click();
  await expect(pocket.transcript).toContainText('told the carrier.');
  await expect(pocket.page.getByText(/is typing$/)).toBeHidden();
  await picture(pocket.page, 'console-phone');
});

test('what the customer reads of it, and says afterwards', async ({ stage }) => {
  const shopper = await named(stage);
  const alex = await talk(stage, shopper);
  await answers(alex, shopper);
  await shopper.choose('Summary of this chat');
  await expect(shopper.panel.getByRole('dialog', { name: 'Summary of this chat' })).toContainText('12345');
  await picture(shopper.page, 'widget-summary');
  await shopper.page.keyboard.press('Escape');
  await alex.act('Back to bot');
  await alex.page.getByLabel('What came of it').fill('a neighbour takes the parcel');
  await alex.page.getByRole('combobox', { name: 'Goes on with' }).click();
  await alex.page.getByRole('option', { name: 'After a talk' }).click();
  await picture(alex.page, 'console-hand-back');
  await alex.page.getByRole('button', { name: 'Hand back' }).click();
  await shopper.panel.getByRole('radio', { name: '5 / 5' }).check();
  await picture(shopper.page, 'widget-survey');
});

for (const [name, look] of [
  ['console-settings', {}],
  ['console-settings-dark-phone', { ...phone, colorScheme: 'dark' }],
] as const) {
  test(name, async ({ stage }) => {
    const sam = await stage.desk('Sam', undefined, { ...still, ...look });
    await sam.page.getByRole('link', { name: 'Settings' }).click();
    await sam.page.getByRole('button', { name: 'Switch off Demo shop' }).click();
    const form = sam.page.getByRole('form', { name: 'Switch off Demo shop' });
    await form.getByText('One hour').click();
    await form.getByLabel('What customers read').fill('Our telephones are down. I am glad to help here.');
    await form.getByRole('button', { name: 'Switch off' }).click();
    await expect(sam.page.getByText('Handover is switched off for Demo shop')).toBeVisible();
    await sam.page.getByRole('button', { name: 'Switch off Billing' }).click();
    await picture(sam.page, name);
  });
}

test('before anything happens', async ({ stage, browser }) => {
  const alex = await stage.desk('Alex', 'online', still);
  await expect(alex.page.getByText('Nobody is waiting in the queue.')).toBeVisible();
  await picture(alex.page, 'console-empty');
  const door = await (await browser.newContext({ ...still, viewport: desktop })).newPage();
  await door.goto(`${server}/console/`);
  await expect(door.getByRole('group', { name: 'Demo accounts' })).toBeVisible();
  await picture(door, 'console-signin');
  await door.context().close();
});

/** The customer's side before the agent's, as two windows on one table. */
function sideBySide(customer: Buffer, agent: Buffer): string {
  const image = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;
  return `<!doctype html><style>
    body { margin: 0; block-size: 100vh; display: flex; align-items: center; justify-content: center; gap: 28px;
           background: linear-gradient(135deg, #eef0fb, #f7f3ee); }
    div { border-radius: 12px; overflow: hidden; background: #fff;
          box-shadow: 0 0 0 1px rgb(20 20 40 / 10%), 0 18px 44px rgb(20 20 40 / 18%); }
    .customer { inline-size: 420px; block-size: 540px; }
    .customer img { inline-size: 960px; margin: 0 0 0 -540px; display: block; }
    .agent img { inline-size: 960px; display: block; }
  </style><div class="customer"><img src="${image(customer)}"></div><div class="agent"><img src="${image(agent)}"></div>`;
}
