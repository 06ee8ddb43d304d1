import { expect, test } from '../stage/stage.ts';

test('asking for a person as the very first thing rings an agent, and cancelling stops it', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await expect(alex.offers).toContainText('Chose “Talk to a person”');
  await expect(alex.accept).toBeVisible();

  await shopper.choose('Cancel waiting');
  await shopper.panel.getByRole('alertdialog').getByRole('button', { name: 'Cancel waiting' }).click();
  await expect(shopper.header).toContainText('Demo shop');
  await expect(alex.offers).toBeHidden();
  await shopper.say('opening hours');
  await expect(shopper.log).toContainText('Monday to Saturday');
});

test('the place in line counts down live, and a reload keeps it', async ({ stage }) => {
  const first = await stage.customer();
  await first.askForPerson();
  await expect(first.header).toContainText('1st in line');
  await expect(first.log).toContainText('There are no agents available at this time.');
  const second = await stage.customer();
  await second.askForPerson();
  await expect(second.header).toContainText('2nd in line');

  await second.page.reload();
  await expect(second.header).toContainText('2nd in line');

  await first.choose('Cancel waiting');
  await first.panel.getByRole('alertdialog').getByRole('button', { name: 'Cancel waiting' }).click();
  await expect(second.header).toContainText('1st in line');
});

test('while one waits one can go on writing, and the agent reads it', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await shopper.say('It is about the blue lamp');
  const alex = await stage.desk('Alex', 'online');
  await expect(alex.offers).toContainText('It is about the blue lamp');
  await alex.accept.click();
  await expect(alex.transcript).toContainText('It is about the blue lamp');
});

test('who declines passes it to the next agent', async ({ stage }) => {
  const agents = [await stage.desk('Alex', 'online'), await stage.desk('Robin', 'online')];
  const shopper = await stage.customer();
  await shopper.askForPerson();
  const asked = await Promise.any(agents.map((desk) => desk.accept.waitFor().then(() => desk)));
  const other = agents.find((desk) => desk !== asked);
  await asked.decline.click();
  await expect(asked.offers).toBeHidden();
  await other?.accept.click();
  await expect(shopper.header).toContainText(`${other?.name} Demo`);
});

test('of two agents who claim at once one has it and the other is told who', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.say('opening hours');
  await expect(shopper.log).toContainText('Monday to Saturday');
  const agents = [await stage.desk('Alex', 'online'), await stage.desk('Robin', 'online')];
  let arrived = 0;
  let go = () => {};
  const together = new Promise<void>((resolve) => {
    go = resolve;
  });
  for (const desk of agents) {
    await desk.list('With bot').click();
    await desk.rows.filter({ hasText: 'Monday to Saturday' }).first().getByRole('link').click();
    await desk.page.route('**/claim', async (route) => {
      if (++arrived === agents.length) go();
      await together;
      await route.continue();
    });
  }
  await Promise.all(agents.map((desk) => desk.claim.click()));

  await expect(shopper.header).toContainText('is here for you');
  const winner = (await shopper.header.innerText()).includes('Alex') ? 'Alex' : 'Robin';
  for (const desk of agents) {
    if (desk.name === winner) {
      await expect(desk.reply).toBeEditable();
    } else {
      await expect(desk.alerts.filter({ hasText: 'Not claimed' })).toContainText(`${winner} Demo was quicker`);
      await expect(desk.page.getByRole('heading', { name: 'This conversation has moved on' })).toBeVisible();
      await expect(desk.transcript).toBeHidden();
    }
  }
});

test('an offer that somebody else claims stops ringing at once', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const sam = await stage.desk('Sam');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await expect(alex.accept).toBeVisible();
  await sam.list('Queue').click();
  await expect(sam.rows).toHaveCount(1);
  await expect(sam.rows.first()).toContainText('Offered to Alex Demo', { ignoreCase: true });
  await sam.rows.first().getByRole('link').click();
  await sam.claim.click();
  await expect(shopper.header).toContainText('Sam Demo');
  await expect(alex.offers).toBeHidden();
});

test('lists and counts follow what happens without a reload', async ({ stage }) => {
  const sam = await stage.desk('Sam');
  await sam.list('Queue').click();
  await expect(sam.rows).toHaveCount(0);
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await expect(sam.rows).toHaveCount(1);
  await expect(sam.list('Queue')).toContainText('1');
  await shopper.say('Is anybody there?');
  await expect(sam.rows.first()).toContainText('Is anybody there?');
  await shopper.choose('End chat');
  await shopper.panel.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
  await expect(sam.rows).toHaveCount(0);
  await sam.list('Closed').click();
  await expect(sam.rows.first()).toContainText('Is anybody there?');
});

test('away means no offers, and being back brings them', async ({ stage }) => {
  const alex = await stage.desk('Alex');
  await expect(alex.page.getByText('You are offline, so nobody is offered to you.')).toBeVisible();
  await alex.be('Away');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await expect(shopper.log).toContainText('There are no agents available at this time.');
  await alex.page.getByRole('button', { name: 'Go online' }).click();
  await expect(alex.accept).toBeVisible();
});

test('outside office hours the assistant says so and goes on itself', async ({ stage }) => {
  test.skip(officeIsOpen(new Date()), 'the demo office is open now');
  const shopper = await stage.customer('?assistant=demo-office');
  await shopper.choose('Talk to a person');
  await expect(shopper.log).toContainText('Our office is closed at the moment.');
  await expect(shopper.header).toContainText('Demo office');
  await shopper.say('when do you open');
  await expect(shopper.log).toContainText('from 9 to 12 and from 1 to 5 pm, Berlin time');
});

/** Monday to Friday 9 to 17 in Berlin: lunch and holidays count as open here, which skips the test too often only. */
function officeIsOpen(now: Date): boolean {
  const berlin = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  const parts = new Map(berlin.formatToParts(now).map(({ type, value }) => [type, value]));
  const hour = Number(parts.get('hour'));
  return !['Sat', 'Sun'].includes(parts.get('weekday') ?? '') && hour >= 8 && hour < 17;
}
