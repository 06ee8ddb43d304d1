import { violations } from '../stage/axe.ts';
import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';

test('signing in by the form leads to the workspace, and a wrong password says so', async ({ page }) => {
  await page.goto(`${server}/console/`);
  await page.getByLabel('Email').fill('agent@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Email and password do not match.');
  await page.getByLabel('Password', { exact: true }).fill('baton-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Lists' })).toBeVisible();
});

// Colours are judged at rest.
for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ stage, browser }) => {
    const calm = { colorScheme, reducedMotion: 'reduce' } as const;
    const context = await browser.newContext(calm);
    const door = await context.newPage();
    await door.goto(`${server}/console/`);
    await expect(door.getByRole('group', { name: 'Demo accounts' })).toBeVisible();
    expect(await violations(door), 'sign-in').toEqual([]);
    await context.close();

    const sam = await stage.desk('Sam', 'online', calm);
    await expect(sam.page.getByText('Nobody is waiting in the queue.')).toBeVisible();
    expect(await violations(sam.page), 'workspace with nothing in it').toEqual([]);
    const shopper = await stage.customer('', calm);
    expect(await violations(shopper.page), 'shop with the chat').toEqual([]);
    await shopper.say('order status');
    await shopper.say('12345');
    await shopper.askForPerson();
    await expect(sam.accept).toBeVisible();
    expect(await violations(sam.page), 'workspace with an offer').toEqual([]);
    expect(await violations(shopper.page), 'waiting').toEqual([]);
    await sam.accept.click();
    await sam.say('Hello!');
    await sam.jot('Looks like a late parcel.');
    await expect(shopper.log).toContainText('Hello!');
    expect(await violations(sam.page), 'conversation').toEqual([]);
    expect(await violations(shopper.page), 'with a person').toEqual([]);
    await sam.act('Transfer');
    await expect(sam.page.getByRole('option').first()).toBeVisible();
    expect(await violations(sam.page), 'transfer').toEqual([]);
    for (const list of ['Queue', 'With bot', 'Closed'] as const) {
      await sam.list(list).click();
      await expect(sam.list(list)).toHaveAttribute('aria-current', 'page');
      expect(await violations(sam.page), list).toEqual([]);
    }
  });
}

test('on a phone list and conversation are pages of their own', async ({ stage }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const alex = await stage.desk('Alex', 'online', phone);
  const shopper = await stage.customer('', phone);
  await shopper.askForPerson();
  expect(await shopper.panel.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  await alex.accept.click();
  await expect(alex.reply).toBeVisible();
  await expect(alex.list('Mine')).toBeHidden();
  await alex.say('From a phone.');
  await expect(shopper.log).toContainText('From a phone.');
  await alex.page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(alex.rows).toHaveCount(1);
  for (const page of [alex.page, shopper.page]) {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
