import { violations } from '../stage/axe.ts';
import { Program, server, signIn } from '../stage/server.ts';
import { expect, type Stage, test } from '../stage/stage.ts';

async function talking(stage: Stage) {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  return { alex, shopper };
}

/** A word that nobody has said before. */
const rareWord = () => `zephyr${Math.random().toString(36).slice(2, 10)}`;

test('a chat that waits for the customer stands apart, and the answer brings it back to the same agent', async ({
  stage,
}) => {
  const { alex, shopper } = await talking(stage);
  await alex.say('Please send me the number of the parcel.');
  await alex.page.getByRole('button', { name: 'Wait for the customer' }).click();
  await expect(alex.rows).toHaveCount(0);
  await alex.list('Waiting for the customer').click();
  await expect(alex.rows).toHaveCount(1);
  await shopper.say('It is 4711');
  await expect(alex.rows).toHaveCount(0);
  await alex.list('Mine').click();
  await expect(alex.rows.first()).toContainText('It is 4711');
  await expect(shopper.header).toContainText('Alex Demo');
});

test('an offer that nobody answers passes to the next agent', async ({ stage }) => {
  const agents = [await stage.desk('Alex', 'online'), await stage.desk('Robin', 'online')];
  const sam = await Program.of('Sam');
  await sam.setDefaultTeam({ ringSeconds: 5 });
  try {
    const shopper = await stage.customer();
    await shopper.askForPerson();
    const asked = await Promise.any(agents.map((desk) => desk.accept.waitFor().then(() => desk)));
    const other = agents.find((desk) => desk !== asked);
    await other?.accept.click();
    await expect(shopper.header).toContainText(`${other?.name} Demo`);
    await expect(asked.offers).toBeHidden();
  } finally {
    await sam.setDefaultTeam({});
  }
});

test('after a chat the wrap-up is counted down below the list, and a key ends it', async ({ stage }) => {
  const sam = await Program.of('Sam');
  await sam.setDefaultTeam({ wrapUpSeconds: 600 });
  try {
    const { alex, shopper } = await talking(stage);
    const bar = alex.page.getByRole('region', { name: 'Wrap-up' });
    await expect(bar).toBeHidden();
    await shopper.choose('End chat');
    await shopper.answer('End chat');
    await expect(bar).toHaveText(/^Wrap-up: the last chat(9:\d\d|10:00)Finish$/);
    expect(await violations(alex.page), 'wrap-up').toEqual([]);
    await alex.page.keyboard.press('Escape');
    await alex.page.keyboard.press('f');
    await expect(bar).toBeHidden();
    await alex.page.reload();
    await expect(alex.list('Mine')).toBeVisible();
    await expect(bar).toBeHidden();
  } finally {
    await sam.setDefaultTeam({});
  }
});

test('what was said while a laptop slept is there after it wakes, once and in order', async ({ stage }) => {
  const { alex, shopper } = await talking(stage);
  await alex.say('I am with you.');
  const laptop = await alex.page.context().newCDPSession(alex.page);
  await laptop.send('Page.setWebLifecycleState', { state: 'frozen' });
  await alex.page.context().setOffline(true);
  for (const each of ['slept one', 'slept two', 'slept three']) await shopper.say(each);
  await expect(shopper.bubbles.filter({ hasText: 'slept three' })).toBeVisible();
  await alex.page.context().setOffline(false);
  await laptop.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(alex.transcript.getByText(/^slept/)).toHaveText(['slept one', 'slept two', 'slept three']);
  await alex.say('Good morning.');
  await expect(shopper.log).toContainText('Good morning.');
});

test('a search finds what was said, lives in the address, and opens the conversation', async ({ stage }) => {
  const { alex, shopper } = await talking(stage);
  const word = rareWord();
  await shopper.say(`My ${word} lamp is broken`);
  await expect(alex.transcript).toContainText(word);
  await alex.page.keyboard.press('Escape');
  await alex.page.keyboard.press('/');
  await expect(async () => {
    await alex.page.getByRole('searchbox', { name: 'Search conversations' }).fill('');
    await alex.page.getByRole('searchbox', { name: 'Search conversations' }).fill(word);
    await expect(alex.page).toHaveURL(new RegExp(`/find.*q=${word}`));
    await expect(alex.rows).toHaveCount(1, { timeout: 2_000 });
  }).toPass();
  await expect(alex.rows.first()).toContainText(`My ${word} lamp is broken`);
  await alex.page.reload();
  await expect(alex.page.getByRole('searchbox', { name: 'Search conversations' })).toHaveValue(word);
  await expect(alex.rows).toHaveCount(1);
  await alex.page.getByRole('button', { name: 'Filters' }).click();
  expect(await violations(alex.page)).toEqual([]);
  await alex.page.keyboard.press('Escape');
  await alex.rows.first().getByRole('link').click();
  await expect(alex.page).toHaveURL(new RegExp(`/find/.*q=${word}`));
  await expect(alex.transcript).toContainText(word);
});

test('a slash puts a canned reply into the answer', async ({ stage }) => {
  const { alex, shopper } = await talking(stage);
  const title = rareWord();
  const token = await (
    await fetch(`${server}/api/v1/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(signIn('Sam')),
    })
  ).json();
  const made = await fetch(`${server}/api/v1/canned-replies`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token.token}` },
    body: JSON.stringify({ title, text: 'Refunds take {days|three} days.' }),
  });
  expect(made.ok).toBe(true);
  await alex.reply.fill(`/${title}`);
  await expect(alex.page.getByRole('option', { name: new RegExp(title) })).toBeVisible();
  expect(await violations(alex.page)).toEqual([]);
  await alex.page.keyboard.press('Enter');
  await expect(alex.page.getByRole('textbox', { name: /^Reply to/ })).toHaveValue('Refunds take three days.');
  await alex.page.keyboard.press('Enter');
  await expect(shopper.log).toContainText('Refunds take three days.');
});

test('a colleague who looks is seen, and unseen when they go', async ({ stage }) => {
  test.setTimeout(120_000);
  const { alex } = await talking(stage);
  const sam = await stage.desk('Sam');
  await sam.page.goto(alex.page.url());
  await expect(sam.transcript).toBeVisible();
  await expect(alex.page.getByRole('img', { name: 'Sam Demo is looking' })).toBeVisible();
  await sam.note.pressSequentially('Hm');
  await expect(alex.page.getByRole('img', { name: 'Sam Demo is writing a note' })).toBeVisible();
  await sam.page.goto(`${server}/console/queue`);
  // A browser that goes without a word is missed after 40 seconds at the latest.
  await expect(alex.page.getByRole('img', { name: /^Sam Demo/ })).toBeHidden({ timeout: 60_000 });
});

test('a blocked visitor writes no more until a supervisor lets them', async ({ stage }) => {
  const { alex, shopper } = await talking(stage);
  await alex.page.getByRole('button', { name: 'More actions' }).click();
  await alex.page.getByRole('menuitem', { name: 'Report and block visitor' }).click();
  const why = rareWord();
  await alex.page.getByLabel('What happened').fill(why);
  await alex.page.getByRole('button', { name: 'Block visitor' }).click();
  await expect(alex.page.getByText('is blocked and cannot write any more')).toBeVisible();
  await shopper.say('Hello?');
  const sam = await stage.desk('Sam');
  await sam.page.goto(`${server}/console/settings`);
  const entry = sam.page.getByRole('listitem').filter({ hasText: why });
  await expect(entry).toContainText('Alex Demo');
  expect(await violations(sam.page)).toEqual([]);
  await entry.getByRole('button', { name: /write again$/ }).click();
  await expect(entry).toHaveCount(0);
  await shopper.say('delivery times');
  await expect(shopper.log).toContainText('Standard delivery takes 2 to 4 working days');
});
