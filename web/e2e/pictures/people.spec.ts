import type { Page } from '@playwright/test';
import { office, turnTo } from '../stage/office.ts';
import { expect, test } from '../stage/stage.ts';
import { desktop, phone, picture, still } from './picture.ts';

const looks = [
  ['', {}],
  ['-dark-phone', { ...phone, colorScheme: 'dark' }],
] as const;

async function addRules(page: Page): Promise<void> {
  for (const [name, reason, team] of [
    ['Large orders', 'planned step', 'Sales'],
    ['Asked about invoices', 'asked for a person', 'Billing'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByRole('combobox', { name: 'When the reason is' }).click();
    await page.getByRole('option', { name: reason, exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('it goes to the team').selectOption(team);
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  }
}

for (const [look, options] of looks) {
  test(`teams and rules${look}`, async ({ stage }) => {
    const page = await office(stage, { ...still, viewport: desktop, ...options });
    await turnTo(page, 'Teams');
    await page.getByRole('link', { name: 'Support' }).click();
    await expect(page.getByRole('form', { name: 'Waiting' })).toBeVisible();
    await picture(page, `console-team${look}`);
    await turnTo(page, 'Routing rules');
    await addRules(page);
    await page.getByRole('button', { name: /^Large orders/ }).click();
    await picture(page, `console-rules${look}`);
  });
}

for (const [look, options] of looks) {
  test(`closing categories and the change trail${look}`, async ({ stage }) => {
    const page = await office(stage, { ...still, viewport: desktop, ...options });
    await turnTo(page, 'Closing categories');
    for (const [name, reason] of [
      ['Delivery', 'late'],
      ['Refund', 'promised'],
    ] as const) {
      await page.getByRole('button', { name: 'Add a category' }).click();
      await page.getByLabel('Name').fill(name);
      await page.getByRole('combobox', { name: 'Reasons' }).fill(reason);
      await page.getByRole('combobox', { name: 'Reasons' }).press('Enter');
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.reload();
    await page.getByRole('button', { name: /^Refund/ }).click();
    await picture(page, `console-categories${look}`);
    await page.getByRole('button', { name: 'Remove Delivery' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await turnTo(page, 'Changes');
    await expect(page.getByRole('list', { name: 'Changes' })).toContainText('closing categories');
    await picture(page, `console-changes${look}`);
    await turnTo(page, 'Closing categories');
    await page.getByRole('button', { name: 'Remove Refund' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('There are no categories')).toBeVisible();
  });
}
