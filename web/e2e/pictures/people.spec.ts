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
