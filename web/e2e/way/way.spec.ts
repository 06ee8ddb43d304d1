import { expect, test } from '../stage/stage.ts';

test('a customer goes from the bot to a person and back', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.say('where is my order');
  await expect(shopper.log).toContainText('What is your order number?');
  await shopper.say('12345');
  await expect(shopper.log).toContainText('Is the parcel more than five working days late?');

  const alex = await stage.desk('Alex');
  await alex.be('Online');

  await shopper.say('let me talk to a person please');
  await expect(shopper.header).toContainText('Waiting for a person');
  await expect(shopper.header).toContainText('1st in line');
  await expect(alex.offers).toContainText('where is my order');
  await expect(alex.offers).toContainText(/\d+ s/);
  await expect(alex.page).toHaveTitle(/\(1\)/);

  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  await expect(shopper.log).toContainText('Alex Demo joined');
  await expect(alex.transcript).toContainText('where is my order');
  await expect(alex.transcript).toContainText('What is your order number?');
  await expect(alex.context).toContainText('Asked for a person');
  await expect(alex.context).toContainText('Order 12345');

  await alex.reply.pressSequentially('Hello');
  await expect(shopper.log).toContainText('Alex Demo is typing');
  await alex.say('Hello, Alex here. Let me look that up.');
  await expect(shopper.log).toContainText('Let me look that up.');
  await shopper.field.pressSequentially('Th');
  await expect(alex.page.getByText(/is typing$/)).toBeVisible();
  await shopper.say('Thank you!');
  await expect(alex.transcript).toContainText('Thank you!');
  await expect(shopper.log).toContainText('Seen');

  await alex.jot('A parcel of the late lorry.');
  await expect(alex.transcript).toContainText('A parcel of the late lorry.');
  await alex.act('Back to bot');
  await alex.page.getByLabel('What came of it').fill('refund promised');
  await alex.page.getByRole('button', { name: 'Hand back' }).click();

  await expect(shopper.header).toContainText('Demo shop');
  await expect(shopper.log).toContainText('Alex Demo left');
  await expect(alex.rows).toHaveCount(0);
  await shopper.say('how long does delivery take');
  await expect(shopper.log).toContainText('Standard delivery takes 2 to 4 working days');
  await expect(shopper.log).not.toContainText('late lorry');
});
