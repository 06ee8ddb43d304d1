import { violations } from '../stage/axe.ts';
import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';

test('a supervisor switches handover off and on, and everybody sees it', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  await expect(alex.page.getByRole('link', { name: 'Settings' })).toBeHidden();
  const sam = await stage.desk('Sam');
  await sam.page.getByRole('link', { name: 'Settings' }).click();
  await sam.page.getByRole('button', { name: 'Switch off Demo shop' }).click();
  const form = sam.page.getByRole('form', { name: 'Switch off Demo shop' });
  await form.getByText('One hour').click();
  await form.getByLabel('What customers read').fill('Our phones are down; I am here.');
  await form.getByRole('button', { name: 'Switch off' }).click();
  await expect(sam.page.getByRole('list', { name: 'Assistants' })).toContainText(/Off until .*, by Sam Demo/);
  await expect(sam.page.getByText('Handover is switched off for Demo shop')).toBeVisible();
  await alex.page.reload();
  await expect(alex.page.getByText('Handover is switched off for Demo shop')).toBeVisible();

  const shopper = await stage.customer();
  await shopper.choose('Talk to a person');
  await expect(shopper.log).toContainText('Our phones are down; I am here.');
  await expect(shopper.header).toContainText('Demo shop');

  await sam.page.getByRole('button', { name: 'Switch on Demo shop' }).click();
  await expect(sam.page.getByText('Handover is switched off')).toBeHidden();
  await shopper.askForPerson();
  await expect(alex.accept).toBeVisible();
});

test('an administrator who takes no conversations has the settings', async ({ stage }) => {
  const page = await stage.page();
  await page.request.post(`${server}/api/v1/session`, {
    data: { email: 'admin@example.com', password: 'baton-demo' },
  });
  await page.goto(`${server}/console/settings`);
  await expect(page.getByRole('heading', { name: 'Handover switch' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Switch off Demo shop' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('customers see the picture of the person who has joined', async ({ stage }) => {
  const alex = await stage.desk('Alex', 'online');
  const picture = await alex.page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
  await alex.self.click();
  const chooser = alex.page.waitForEvent('filechooser');
  await alex.page.getByRole('button', { name: 'Add your picture' }).click();
  await (await chooser).setFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture });
  await expect(alex.self.locator('img')).toBeVisible();

  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await expect(shopper.log).toContainText('Alex Demo joined');
  const shown = shopper.header.locator('img');
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);

  await alex.self.click();
  await alex.page.getByRole('button', { name: 'Remove your picture' }).click();
  await expect(alex.self.locator('img')).toBeHidden();
});
