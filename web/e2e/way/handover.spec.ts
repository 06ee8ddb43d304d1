import type { Customer } from '../stage/customer.ts';
import type { Desk } from '../stage/desk.ts';
import { Program } from '../stage/server.ts';
import { expect, type Stage, test } from '../stage/stage.ts';

/** A customer with a person, who has said hello. */
async function talking(stage: Stage): Promise<{ shopper: Customer; alex: Desk }> {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  await alex.say('Hello, Alex here.');
  await expect(shopper.log).toContainText('Hello, Alex here.');
  return { shopper, alex };
}

test('a planned handover: the agent knows what was collected before accepting', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.say('Where is my order?');
  await expect(shopper.log).toContainText('What is your order number?');
  await shopper.say('12345');
  await expect(shopper.log).toContainText('more than five working days late?');
  await shopper.say('Yes');
  await expect(shopper.log).toContainText('That should not happen.');
  await expect(alex.offers).toContainText('Order 12345');

  await alex.list('Queue').click();
  await alex.rows.first().getByRole('link').press('Enter');
  await expect(alex.context).toContainText('Order 12345 is more than five working days late.');
  await expect(alex.context.getByRole('region', { name: 'Summary' })).toContainText('Where is my order?');
  await expect(alex.context.getByText('12345', { exact: true })).toHaveCount(1);

  const summary = shopper.log.locator('details');
  await expect(summary).toContainText('Summary of this chat');
  await expect(summary).toContainText('12345');
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  await expect(summary.getByText('12345')).toBeHidden();
});

test('a frustrated customer is handed over unasked, and the agent sees why', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.say('my lamp stopped working');
  await expect(shopper.log).toContainText('Please describe the fault.');
  await shopper.say('THIS IS THE WORST SHOP EVER!!! I am so fed up with your useless answers');
  await expect(shopper.header).toContainText('Waiting for a person');

  await expect(alex.offers).toContainText(/frustrated/i);
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  await expect(alex.context).toContainText(/frustrated/i);
  await expect(alex.context).toContainText('sounds angry or disappointed');
});

test('a wait is cancelled only after a question', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await shopper.choose('Cancel waiting');
  await shopper.answer('Keep waiting');
  await expect(shopper.header).toContainText('Waiting for a person');
  await shopper.choose('Cancel waiting');
  await shopper.answer('Cancel waiting');
  await expect(shopper.header).toContainText('Demo shop');
  await expect(shopper.log).toContainText('You are no longer waiting');
});

test('a closed desk at night: the customer is told, and the bot goes on', async ({ stage }) => {
  const id = `night-${Date.now()}`;
  const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
  await (await Program.of('Billie')).publish(
    id,
    `
id: ${id}
name: Night desk
languages: en
actions:
  - id: hours
    start: ["* when * open *"]
    steps: [{say: "Tomorrow at nine."}]
handover:
  defaultTeam: support
  hours:
    timeZone: UTC
    week: {monday: "09:00-17:00"}
    special: [{date: ${day(0)}}, {date: ${day(1)}}]
  messages: {closed: "Our desk sleeps; I do not."}
`,
  );
  await stage.desk('Alex', 'online');
  const shopper = await stage.customer(`?assistant=${id}`);
  await shopper.choose('Talk to a person');
  await expect(shopper.log).toContainText('Our desk sleeps; I do not.');
  await expect(shopper.header).toContainText('Night desk');
  await shopper.say('So when do you open?');
  await expect(shopper.log).toContainText('Tomorrow at nine.');
});

test('with nobody there one leaves a message, and may go back to the bot', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.say('Product advice');
  await expect(shopper.log).toContainText('What are you looking for');
  await shopper.say('A lamp for reading in bed');
  await expect(shopper.header).toContainText('Leave a message');
  await shopper.say('Please write to me tomorrow.');
  const sam = await stage.desk('Sam');
  await sam.list('Messages').click();
  await expect(sam.rows.first()).toContainText('Please write to me tomorrow.');
  await shopper.choose('Back to the assistant');
  await shopper.answer('Back to the assistant');
  await expect(shopper.header).toContainText('Demo shop');
  await shopper.say('delivery times');
  await expect(shopper.log).toContainText('Standard delivery takes 2 to 4 working days');
});

test('a person hands back with an outcome into an action, and the customer says how it was', async ({ stage }) => {
  const { shopper, alex } = await talking(stage);
  await alex.act('Back to bot');
  await alex.page.getByLabel('What came of it').fill('a new parcel is on its way');
  await alex.page.getByRole('combobox', { name: 'Goes on with' }).click();
  await alex.page.getByRole('option', { name: 'After a talk' }).click();
  await alex.page.getByRole('button', { name: 'Hand back' }).click();
  await expect(shopper.log).toContainText('Alex Demo left');
  await expect(shopper.log).toContainText('Noted from your talk: a new parcel is on its way.');

  await expect(shopper.panel.getByRole('group', { name: 'Did we solve it?' })).toBeVisible();
  await shopper.panel.getByRole('radio', { name: '4 / 5' }).check();
  await shopper.panel.getByRole('textbox', { name: 'Anything you want to add?' }).fill('Quick and kind');
  await shopper.panel.getByRole('button', { name: 'Send rating' }).click();
  await expect(shopper.log).toContainText('Thank you for your rating');
  await alex.list('With bot').click();
  await alex.rows.first().getByRole('link').click();
  await expect(alex.transcript).toContainText('Rated 4 of 5: “Quick and kind”');
});

test('a chat that only the bot had ends without a survey', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.say('delivery times');
  await expect(shopper.log).toContainText('Standard delivery takes 2 to 4 working days');
  await shopper.choose('End chat');
  await shopper.answer('End chat');
  await expect(shopper.log).toContainText('The chat has ended');
  await expect(shopper.panel.getByRole('group', { name: 'Did we solve it?' })).toBeHidden();
});

test('the customer goes back to the assistant, and the agent sees it', async ({ stage }) => {
  const { shopper, alex } = await talking(stage);
  await shopper.choose('Back to the assistant');
  await shopper.answer('Back to the assistant');
  await expect(shopper.header).toContainText('Demo shop');
  await expect(shopper.log).toContainText('Alex Demo left');
  await expect(alex.rows).toHaveCount(0);
});

test('the summary is in the menu, to read and to copy', async ({ stage }) => {
  const shopper = await stage.customer('', { permissions: ['clipboard-read', 'clipboard-write'] });
  await shopper.say('my lamp stopped working');
  await expect(shopper.log).toContainText('Please describe the fault.');
  await shopper.choose('Summary of this chat');
  const dialog = shopper.panel.getByRole('dialog', { name: 'Summary of this chat' });
  await expect(dialog).toContainText('my lamp stopped working');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await shopper.page.evaluate(() => navigator.clipboard.readText())).toContain('my lamp stopped working');
  await shopper.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(shopper.panel).toBeVisible();
});
