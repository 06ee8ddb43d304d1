import type { Page } from '@playwright/test';
import { violations } from '../stage/axe.ts';
import { office } from '../stage/office.ts';
import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';

/** The board of somebody who leads. */
class BoardPage {
  constructor(readonly page: Page) {}

  get live() {
    return this.page.getByText('Live', { exact: true });
  }
  get side() {
    return this.page.getByRole('complementary', { name: 'Chosen on the board' });
  }
  get chats() {
    return this.side.getByRole('list', { name: 'Chats' });
  }
  get transcript() {
    return this.side.getByRole('log', { name: 'Messages' });
  }
  figure(name: string) {
    return this.page.getByRole('main').locator('dl > div').filter({ hasText: name }).locator('dd');
  }
  team(name: string) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }
  agent(name: string) {
    return this.page.getByRole('list', { name: 'Agents' }).getByRole('listitem').filter({ hasText: name });
  }
  async menu(customer: string | RegExp, action: string) {
    await this.chats.getByRole('button', { name: customer }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}

test('a supervisor listens, takes over, reassigns, sets a state and closes', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const sam = await stage.desk('Sam');
  const board = new BoardPage(sam.page);
  await sam.page.keyboard.press('g');
  await sam.page.keyboard.press('o');
  await expect(board.live).toBeVisible();
  await expect(board.agent('Alex Demo')).toContainText('Online');

  const shopper = await stage.customer();
  await shopper.askForPerson();
  await expect(board.figure('Waiting now')).toHaveText('1');
  await expect(board.team('Support')).toContainText('1');
  await alex.accept.click();
  await alex.say('Hello, I am looking into it.');
  await expect(board.figure('Waiting now')).toHaveText('0');
  await expect(board.agent('Alex Demo')).toContainText('1 of 6');

  await test.step('listens, and the customer sees nothing of it', async () => {
    await board.agent('Alex Demo').getByRole('link').click();
    await board.chats.getByRole('link').click();
    await expect(board.transcript).toContainText('Hello, I am looking into it.');
    await shopper.say('Thank you!');
    await expect(board.transcript).toContainText('Thank you!');
    await expect(shopper.header).toContainText('Alex Demo');
    await expect(shopper.panel).not.toContainText('Sam Demo');
  });

  await test.step('takes over, marked', async () => {
    await board.side.getByRole('button', { name: 'Take over' }).first().click();
    await expect(shopper.header).toContainText('Sam Demo');
    await expect(board.transcript).toContainText('taken over by a supervisor');
    await expect(alex.rows).toHaveCount(0);
  });

  const robin = await stage.desk('Robin', 'online');
  await test.step('reassigns by menu', async () => {
    await board.agent('Sam Demo').getByRole('link').click();
    await board.menu(/^What to do with/, 'Reassign');
    await board.side.getByRole('option', { name: /^Robin Demo/ }).click();
    await board.side.getByRole('button', { name: 'Send to Robin Demo' }).click();
    await robin.accept.click();
    await expect(shopper.header).toContainText('Robin Demo');
  });

  await test.step('sets a state, and the agent reads who did', async () => {
    await board.agent('Robin Demo').getByRole('link').click();
    await board.side.getByRole('button', { name: 'Set state' }).click();
    await sam.page.getByRole('menuitem', { name: 'Away', exact: true }).click();
    await expect(board.agent('Robin Demo')).toContainText('Away');
    await expect(board.side).toContainText('Set by Sam Demo');
    await robin.self.click();
    await expect(robin.page.getByRole('dialog', { name: 'Your menu' })).toContainText('set by Sam Demo');
  });

  await test.step('closes what is not theirs', async () => {
    await board.menu(/^What to do with/, 'Close');
    await board.side.getByRole('button', { name: 'Close chat' }).click();
    await expect(board.figure('With agents')).toHaveText('0');
    await expect(shopper.log).toContainText('ended');
  });
});

test('a chat is reassigned by dragging it to an agent', async ({ stage }) => {
  const sam = await stage.desk('Sam');
  const board = new BoardPage(sam.page);
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await sam.page.goto(`${server}/console/board`);
  await board.team('Support').getByRole('link').click();
  await expect(board.chats.getByRole('link')).toHaveCount(1);
  await board.chats.getByRole('listitem').first().dragTo(board.agent('Alex Demo'));
  await expect(sam.page.getByText(/^The chat with .* goes to Alex Demo\.$/)).toBeVisible();

  const alex = await stage.desk('Alex', 'online');
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
});

test('figures that are not live say so, and are live again by themselves', async ({ stage }) => {
  const sam = await stage.desk('Sam');
  const board = new BoardPage(sam.page);
  await sam.page.goto(`${server}/console/board`);
  await expect(board.live).toBeVisible();
  await sam.page.context().setOffline(true);
  await expect(sam.page.getByText('Not live: connection lost.')).toBeVisible();
  await expect(board.agent('Alex Demo')).toBeVisible();
  await sam.page.context().setOffline(false);
  await expect(board.live).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the board in ${colorScheme}`, async ({ stage }) => {
    const calm = { colorScheme, reducedMotion: 'reduce' } as const;
    const sam = await stage.desk('Sam', undefined, calm);
    const board = new BoardPage(sam.page);
    const shopper = await stage.customer();
    await shopper.askForPerson();
    await sam.page.goto(`${server}/console/board`);
    await expect(board.team('Support')).toContainText('nobody is online');
    expect(await violations(sam.page), 'board').toEqual([]);
    await board.team('Support').getByRole('link').click();
    await expect(board.chats.getByRole('link')).toHaveCount(1);
    expect(await violations(sam.page), 'queue').toEqual([]);
    await board.chats.getByRole('link').click();
    await expect(board.transcript).toBeVisible();
    expect(await violations(sam.page), 'chat').toEqual([]);
  });
}

test('nobody sees the board but supervisors and administrators', async ({ stage }) => {
  const alex = await stage.desk('Alex');
  await expect(alex.page.getByRole('link', { name: 'Board' })).toBeHidden();
  await alex.page.goto(`${server}/console/board`);
  await expect(alex.page).toHaveURL(/\/mine$/);
  const admin = await office(stage);
  await admin.getByRole('link', { name: 'Board' }).click();
  await expect(new BoardPage(admin).live).toBeVisible();
});
