import type { Page } from '@playwright/test';
import { violations } from '../stage/axe.ts';
import { office } from '../stage/office.ts';
import { OffloadingDesk } from '../stage/offloading.ts';
import { server } from '../stage/server.ts';
import { expect, type Stage, test } from '../stage/stage.ts';

const NAME = 'Help desk';

/** The settings' page of desks, with the demo's administrator at it. */
async function desks(stage: Stage): Promise<Page> {
  const page = await office(stage);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Desks' }).click();
  await expect(page.getByRole('list', { name: 'Desks', exact: true })).toContainText('Our workspace');
  return page;
}

const card = (page: Page) => page.getByRole('list', { name: 'Desks', exact: true }).getByRole('listitem').nth(1);

/** Whatever a test has left: no desk, so that the demo's handovers go to our workspace again. */
async function clear(page: Page): Promise<void> {
  const session = await page.request.get(`${server}/api/v1/session`);
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const { desks: all } = (await (await page.request.get(`${server}/api/v1/desks`)).json()) as {
    desks: { id: string }[];
  };
  for (const { id } of all) {
    await page.request.delete(`${server}/api/v1/desks/${id}`, { headers: { 'X-CSRF-Token': csrfToken } });
  }
}

test.describe('a desk of others', () => {
  let other: OffloadingDesk;
  let admin: Page;

  test.beforeEach(async ({ stage }) => {
    other = await new OffloadingDesk().listen();
    admin = await desks(stage);
    await clear(admin);
  });

  test.afterEach(async () => {
    await clear(admin);
    await other.die();
  });

  async function add(secret: string): Promise<void> {
    await admin.getByRole('link', { name: 'Add a desk' }).click();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('link', { name: /^Offloading webhook/ }).click();
    await admin.getByLabel('Name').fill(NAME);
    await admin.getByLabel('Address').fill(other.url);
    await admin.getByLabel('Secret').first().fill(secret);
    await admin.getByRole('combobox', { name: 'Alternative' }).selectOption({ label: 'Our workspace' });
    await admin.getByRole('button', { name: 'Save and test' }).click();
    await expect(admin.getByRole('heading', { name: NAME })).toBeVisible();
    other.id = 'help-desk';
  }

  async function sendDemoThere(): Promise<void> {
    await admin
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('link', { name: /^Desks/ })
      .click();
    await admin.getByRole('button', { name: 'Change the desk of Demo shop' }).click();
    await admin.getByRole('combobox', { name: 'Desk of Demo shop' }).selectOption({ label: NAME });
    await admin.getByRole('button', { name: 'Save' }).click();
    await expect(admin.getByText(`Present desk: ${NAME}`)).toBeVisible();
  }

  test('a bad secret is explained, a good one works, and what is set can be changed and removed', async () => {
    await add('whsec_d3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmc=');
    const health = admin.getByRole('status').filter({ hasText: /credentials|Works/ });
    await expect(health).toContainText('credentials');
    await expect(admin.getByText(/api\/v1\/desks\/help-desk\/webhook$/)).toBeVisible();
    expect(await violations(admin)).toEqual([]);

    await admin.getByLabel('Secret').first().fill(other.secret);
    await admin.getByRole('button', { name: 'Save and test' }).click();
    await expect(health).toContainText('Works, somebody is there');
    await expect(admin.getByLabel('Secret').first()).toHaveValue('');
    await admin.getByRole('button', { name: 'Switch off' }).click();
    await expect(admin.getByRole('status').filter({ hasText: 'Switched off' })).toBeVisible();

    await sendDemoThere();
    await expect(card(admin)).toContainText('Chosen for Demo shop');
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Remove the desk of Demo shop' }).click();
    await expect(admin.getByText('Our workspace takes over new conversations')).toBeVisible();
    await admin.getByRole('button', { name: `Remove ${NAME}` }).click();
    await expect(card(admin)).toContainText('Chosen for nobody');

    await admin.getByRole('link', { name: NAME }).click();
    await admin.getByRole('button', { name: 'Remove …' }).click();
    await admin.getByRole('button', { name: `Remove ${NAME}` }).click();
    await expect(admin.getByText('No other desk is set up yet.')).toBeVisible();
  });

  test('customers reach its people, a dead letter is sent again, and a supervisor takes the chat back', async ({
    stage,
  }) => {
    await add(other.secret);
    await sendDemoThere();
    const sam = await stage.desk('Sam');
    const shopper = await stage.customer();
    await shopper.askForPerson();
    await expect.poll(() => other.latest).not.toBe('');
    await other.tells('joined', 'Dana');
    await expect(shopper.log).toContainText('Dana joined');
    await expect(shopper.header).toContainText('Dana');
    await other.says('Dana', 'Dana speaking, tell me.');
    await expect(shopper.log).toContainText('Dana speaking, tell me.');
    await shopper.say('My parcel is late.');
    await expect.poll(() => other.lines.get(other.latest)).toContain('My parcel is late.');

    await sam.list('At a desk').click();
    await sam.rows.first().getByRole('link').click();
    await expect(sam.transcript).toContainText(`At ${NAME}`);
    await expect(sam.transcript).toContainText('With Dana');
    await expect(sam.page.getByRole('heading', { level: 1 }).locator('xpath=..')).toContainText(`With Dana at ${NAME}`);

    other.refuses = true;
    await shopper.say('Are you still there?');
    await sam.page.goto(`${server}/console/settings/undelivered`);
    const letter = sam.page.getByRole('list', { name: `Undelivered to ${NAME}` }).getByRole('listitem');
    await expect(letter).toContainText('Are you still there?');
    await expect(letter).toContainText('refused it (400)');
    expect(await violations(sam.page)).toEqual([]);
    other.refuses = false;
    await letter.getByRole('button', { name: 'Send again' }).click();
    await expect(letter).toBeHidden();
    await expect.poll(() => other.lines.get(other.latest)).toContain('Are you still there?');

    await sam.page.goto(`${server}/console/desk`);
    await sam.rows.first().getByRole('link').click();
    await sam.page.getByRole('main').getByRole('button', { name: 'Take over' }).first().click();
    await expect(shopper.log).toContainText('Dana left');
    await expect(shopper.log).toContainText('Sam Demo joined');
    await expect(sam.transcript).toContainText(`Taken over from ${NAME}`);
  });

  test('a desk that dies is seen at once by whoever tests it, and customers go to the alternative', async ({
    stage,
  }) => {
    await add(other.secret);
    await sendDemoThere();
    await other.die();
    await admin.getByRole('button', { name: `Test ${NAME}` }).click();
    await expect(card(admin)).toContainText('The connection failed.');
    await expect(
      admin.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Desks 1' }),
    ).toBeVisible();

    const sam = await stage.desk('Sam');
    await sam.page.goto(`${server}/console/settings/desks`);
    await expect(card(sam.page)).toContainText('The connection failed.');
    await expect(sam.page.getByRole('link', { name: 'Add a desk' })).toBeHidden();

    const alex = await stage.desk('Alex', 'online');
    const shopper = await stage.customer();
    await shopper.askForPerson();
    await expect(alex.accept).toBeVisible();
    await other.listen();
    await admin.getByRole('button', { name: `Test ${NAME}` }).click();
    await expect(card(admin)).toContainText('Works, somebody is there');
    await expect(card(sam.page)).toContainText('Works, somebody is there');
  });
});
