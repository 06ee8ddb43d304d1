import { violations } from '../stage/axe.ts';
import { Desk } from '../stage/desk.ts';
import { office, turnTo } from '../stage/office.ts';
import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';

test('somebody invited by link chooses a password, gets a team and a skill, and receives a chat', async ({ stage }) => {
  const admin = await office(stage);
  const email = `nia-${Date.now()}@example.com`;
  await admin.getByRole('link', { name: 'Add a user' }).click();
  await admin.getByLabel('Name').fill('Nia Demo');
  await admin.getByLabel('Email').fill(email);
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByRole('button', { name: 'Make a link' }).click();
  const link = (await admin.getByRole('region', { name: 'Invitation' }).locator('code').textContent()) ?? '';

  const page = await stage.page();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Welcome, Nia Demo' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Lists' })).toBeVisible();

  const form = admin.getByRole('form', { name: 'Conversations' });
  await form.getByRole('combobox', { name: 'Teams' }).click();
  await admin.getByRole('option', { name: 'Support' }).click();
  await form.getByRole('combobox', { name: 'Skills' }).click();
  await admin.getByRole('option', { name: 'Returns' }).click();
  await form.getByLabel('Level of Returns').fill('8');
  const byChannel = form.getByRole('group', { name: 'Chats at once by channel' });
  await byChannel.getByRole('textbox').first().fill('2');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();

  const nia = new Desk(page, 'Alex');
  await page.goto(`${server}/console/`);
  await nia.be('Online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await nia.accept.click();
  await nia.say('Hello, Nia here.');
  await expect(shopper.log).toContainText('Hello, Nia here.');

  await admin.getByRole('button', { name: 'Switch off …' }).click();
  await admin.getByRole('button', { name: 'Switch off Nia Demo' }).click();
  await expect(admin.getByRole('button', { name: 'Switch on' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await turnTo(admin, 'Changes');
  await expect(admin.getByRole('list', { name: 'Changes' })).toContainText('Jo Demo made the user Nia Demo');
});

test('a team is made, set section by section, and says where it is in use', async ({ stage }) => {
  const { page } = await stage.desk('Sam');
  const name = `Returns ${Date.now()}`;
  await page.getByRole('link', { name: 'People' }).click();
  await turnTo(page, 'Teams');
  await page.getByRole('link', { name: 'Add a team' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  const members = page.getByRole('form', { name: 'Members' });
  await members.getByRole('combobox', { name: 'Agents' }).click();
  await page.getByRole('option', { name: 'Robin Demo' }).click();
  await members.getByRole('button', { name: 'Save' }).click();
  await expect(members.getByRole('button', { name: 'Save' })).toBeDisabled();
  const load = page.getByRole('form', { name: 'Load' });
  await load.getByLabel('Wrap-up').fill('90');
  const waiting = page.getByRole('form', { name: 'Waiting' });
  await waiting.getByLabel('Longest wait').fill('600');
  await load.getByRole('button', { name: 'Save' }).click();
  await expect(load.getByRole('button', { name: 'Save' })).toBeDisabled();
  await expect(waiting.getByLabel('Longest wait')).toHaveValue('600 s');
  await waiting.getByRole('button', { name: 'Save' }).click();
  await expect(waiting.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.reload();
  await expect(load.getByLabel('Wrap-up')).toHaveValue('90 s');
  await expect(waiting.getByLabel('Longest wait')).toHaveValue('600 s');

  await page.getByRole('button', { name: 'Delete …' }).click();
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByRole('alert')).toContainText('Robin Demo');
  await members.getByRole('button', { name: 'Clear' }).or(members.locator('.mantine-Pill-remove')).first().click();
  await members.getByRole('button', { name: 'Save' }).click();
  await expect(members.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.getByRole('button', { name: 'Delete …' }).click();
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByRole('list', { name: 'Teams' })).not.toContainText(name);
});

test('routing rules are added and put in order by the keyboard alone', async ({ stage }) => {
  const { page } = await stage.desk('Sam');
  await page.goto(`${server}/console/people/routing-rules`);
  const rules = page.getByRole('list', { name: 'Routing rules' });
  for (const [name, team] of [
    ['Large orders', 'Sales'],
    ['Invoices', 'Billing'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a rule' }).press('Enter');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('and it began on the page').fill('https://shop.example/nowhere*');
    await page.getByLabel('it goes to the team').selectOption(team);
    await rules.getByRole('button', { name: new RegExp(`^${name}`) }).press('Enter');
  }
  await rules.getByRole('button', { name: /^Invoices/ }).press('Alt+ArrowUp');
  await expect(rules.getByRole('button', { name: /^Invoices/ })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Invoices is now 1 of 2.' })).toBeAttached();
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.reload();
  await expect(rules.getByRole('listitem').first()).toContainText('Invoices');
  await expect(rules.getByRole('listitem').first()).toContainText('→ Billing');

  for (const name of ['Invoices', 'Large orders']) await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There are no rules')).toBeVisible();
});

test('closing categories are kept in their order, each with its reasons and its team', async ({ stage }) => {
  const { page } = await stage.desk('Sam');
  await page.goto(`${server}/console/people/closing-categories`);
  await page.getByRole('button', { name: 'Add a category' }).click();
  await page.getByLabel('Name').fill('Return');
  await page.getByRole('combobox', { name: 'Reasons' }).fill('Too small');
  await page.getByRole('combobox', { name: 'Reasons' }).press('Enter');
  await page.getByLabel('For').selectOption('Sales');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.reload();
  await expect(page.getByRole('list', { name: 'Closing categories' })).toContainText('Sales · Too small');
  await page.getByRole('button', { name: 'Remove Return' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There are no categories')).toBeVisible();
});

test('what is not saved is not left unasked: by a link, a key or the back button', async ({ stage }) => {
  const { page } = await stage.desk('Sam');
  await page.goto(`${server}/console/people/skills`);
  await page.getByRole('link', { name: 'Add a skill' }).click();
  await page.getByLabel('Name').fill('Juggling');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void (asked.length < 4 ? dialog.dismiss() : dialog.accept());
  });
  await page.getByRole('link', { name: 'Workspace' }).click();
  await expect.poll(() => asked.length).toBe(1);
  await page.getByRole('heading', { name: 'New skill' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect.poll(() => asked.length).toBe(2);
  await page.evaluate(() => history.back());
  await expect.poll(() => asked.length).toBe(3);
  await expect(page.getByLabel('Name')).toHaveValue('Juggling');
  expect(page.url()).toMatch(/people\/skills\/new$/);
  await page.evaluate(() => history.back());
  await expect(page.getByRole('link', { name: 'Add a skill' })).toBeVisible();
  expect(asked).toHaveLength(4);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of people in ${colorScheme}, and nothing is wider than a phone`, async ({
    stage,
  }) => {
    const page = await office(stage, { colorScheme, reducedMotion: 'reduce', viewport: { width: 390, height: 844 } });
    page.on('dialog', (dialog) => void dialog.accept());
    for (const tab of [
      'Users',
      'Teams',
      'Skills',
      'Canned replies',
      'Closing categories',
      'Routing rules',
      'Changes',
    ]) {
      await turnTo(page, tab);
      await expect(page.getByLabel('Loading')).toBeHidden();
      if (tab === 'Closing categories') await page.getByRole('button', { name: 'Add a category' }).click();
      if (tab === 'Routing rules') await page.getByRole('button', { name: 'Add a rule' }).click();
      expect(await violations(page), tab).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(390);
    }
    await turnTo(page, 'Teams');
    await page.getByRole('link', { name: 'Support' }).click();
    await expect(page.getByRole('form', { name: 'Waiting' })).toBeVisible();
    expect(await violations(page), 'team').toEqual([]);
  });
}
