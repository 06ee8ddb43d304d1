import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';

test('a transfer takes its note along, and the customer hears who comes', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await alex.say('I will find somebody for you.');
  const robin = await stage.desk('Robin', 'online');
  await alex.act('Transfer');
  await alex.page.getByRole('combobox', { name: 'Team, skill or person' }).fill('Robin');
  await alex.page.getByRole('option', { name: 'Robin Demo' }).click();
  await alex.page.getByLabel('Note for whoever takes it').fill('Wants the blue one.');
  await alex.page.getByRole('button', { name: 'Send to Robin Demo' }).click();

  await robin.accept.click();
  await expect(robin.transcript).toContainText('I will find somebody for you.');
  await expect(robin.transcript).toContainText('Wants the blue one.');
  await expect(shopper.header).toContainText('Robin Demo');
  await expect(shopper.log).not.toContainText('Wants the blue one.');
  await expect(alex.rows).toHaveCount(0);
  await expect(alex.page.getByRole('heading', { name: 'This conversation has moved on' })).toBeVisible();
  await expect(alex.page.getByText('I will find somebody for you.')).toBeHidden();
  await expect(alex.context).toBeEmpty();
  await robin.say('Robin here.');
  await expect(shopper.log).toContainText('Robin here.');
});

test('a closed chat can be rated and opens again with the bot', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await alex.say('All done then.');
  await alex.act('Close');
  await alex.page.getByRole('button', { name: 'Close chat' }).click();
  await expect(alex.page.getByText(/^Closing the chat with/)).toBeVisible();
  await expect(shopper.log).toContainText('The chat has ended');
  await shopper.panel.getByRole('radio', { name: '5 / 5' }).check();
  await shopper.panel.getByRole('button', { name: 'Send rating' }).click();
  await expect(shopper.log).toContainText('Thank you for your rating');
  await expect(alex.transcript).toContainText('Rated 5 of 5');

  await shopper.say('delivery times');
  await expect(shopper.log).toContainText('Standard delivery takes 2 to 4 working days');
  await expect(shopper.header).toContainText('Demo shop');
});

test('closing can be taken back', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await alex.act('Close');
  await alex.page.getByRole('button', { name: 'Close chat' }).click();
  await alex.page.getByRole('button', { name: /Undo/ }).click();
  await alex.say('Still here.');
  await expect(shopper.log).toContainText('Still here.');
  await expect(shopper.header).toContainText('Alex Demo');
});

test('a reload in the middle loses nothing on either side', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.say('opening hours');
  await expect(shopper.log).toContainText('Monday to Saturday');
  await shopper.askForPerson();
  await alex.accept.click();
  await alex.say('One');
  await shopper.field.pressSequentially('Two');
  await expect(alex.page.getByText(/is typing$/)).toBeVisible();
  await shopper.field.press('Enter');
  await expect(alex.transcript).toContainText('Two');
  const id = new URL(alex.page.url()).pathname.split('/').pop();
  const answer = await alex.page.request.get(`${server}/api/v1/conversations/${id}/events?after=0&wait=0`);
  const typing: { kind: string }[] = (await answer.json()).now.typing;
  expect(
    typing.filter(({ kind }) => kind === 'customer'),
    'who has sent it types no more',
  ).toEqual([]);
  await alex.reply.fill('A thought not yet');
  await Promise.all([alex.page.reload(), shopper.page.reload()]);

  await expect(shopper.header).toContainText('Alex Demo');
  await expect(shopper.bubbles.filter({ hasText: /^(opening hours|One|Two)$/ })).toHaveText([
    'opening hours',
    'One',
    'Two',
  ]);
  await expect(alex.transcript).toContainText('opening hours');
  await expect(alex.reply).toHaveValue('A thought not yet');
  await alex.say('Three');
  await expect(shopper.bubbles.last()).toHaveText('Three');
});

test('what is said while the network is away arrives once, in order, on both sides', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await alex.say('Can you read this?');
  await expect(shopper.log).toContainText('Can you read this?');

  await shopper.page.context().setOffline(true);
  await shopper.say('said by the customer offline');
  await alex.say('said by Alex meanwhile');
  await expect(alex.transcript).toContainText('said by Alex meanwhile');
  await shopper.page.context().setOffline(false);
  await expect(alex.transcript).toContainText('said by the customer offline');
  await expect(shopper.log).toContainText('said by Alex meanwhile');

  await alex.page.context().setOffline(true);
  await expect(alex.page.getByText('Connection lost.')).toBeVisible();
  await alex.say('said by Alex offline');
  await shopper.say('said by the customer meanwhile');
  await alex.page.context().setOffline(false);
  await expect(alex.page.getByText('Connection lost.')).toBeHidden();

  const said = /^said by/;
  await expect(shopper.bubbles.filter({ hasText: said })).toHaveCount(4);
  await expect(alex.transcript.getByText(said)).toHaveCount(4);
  const order = (texts: string[]) => texts.filter((text) => said.test(text));
  expect(order(await shopper.bubbles.allInnerTexts())).toEqual(
    order(await alex.transcript.getByText(said).allInnerTexts()),
  );
});

test('what an agent writes is counted while the chat is closed', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  await shopper.page.keyboard.press('Escape');
  await alex.say('Are you still there?');
  await expect(shopper.badge).toHaveText('1');
  await shopper.launcher.click();
  await expect(shopper.badge).toBeHidden();
  await expect(alex.page.getByText('Seen')).toBeVisible();
});

test('an agent who closes the browser and comes back is offered the next customer at once', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  await expect(alex.page.getByText('You are online.', { exact: false })).toBeVisible();
  await alex.page.context().close();
  const again = await stage.desk('Alex');
  await expect(again.self).toHaveAccessibleName(/, online/);
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await expect(again.accept).toBeVisible();
  await expect(shopper.log).not.toContainText('no agents available');
});
