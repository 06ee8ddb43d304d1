import type { BrowserContextOptions } from '@playwright/test';
import { Program } from '../stage/server.ts';
import { expect, type Stage, test } from '../stage/stage.ts';
import { named, phone, picture, still } from './picture.ts';

/** A customer and an agent who write Arabic, with a bot that does not. */
async function arabic(stage: Stage, options: BrowserContextOptions = {}) {
  const { page } = await stage.desk('Alex', 'online', { ...still, locale: 'ar', ...options });
  const shopper = await named(stage);
  await shopper.say('order status');
  await expect(shopper.log).toContainText('What is your order number?');
  await shopper.say('12345');
  await expect(shopper.log).toContainText('five working days late?');
  await shopper.askForPerson();
  await page.locator('[aria-keyshortcuts="a"]').click();
  const reply = page.getByRole('textbox', { name: /^الرد على/ });
  await reply.fill('مرحبًا، معك Alex. طردك في الطريق، ويصل غدًا قبل الظهر.');
  await reply.press('Enter');
  await expect(shopper.log).toContainText('طردك');
  await shopper.say('شكرًا! هل يستطيع أحد الجيران استلامه؟');
  const transcript = page.getByRole('log');
  await expect(transcript).toContainText('الجيران');
  await reply.fill('بالتأكيد. أخبرت شركة الشحن للتو.');
  await reply.press('Enter');
  await expect(transcript).toContainText('تمت القراءة');
  await expect(page.getByText(/^يكتب/)).toBeHidden();
  return page;
}

test('the console in Arabic', async ({ stage }) => {
  await picture(await arabic(stage), 'console-arabic');
});

test('the console in Arabic on a phone in the dark', async ({ stage }) => {
  await picture(await arabic(stage, { ...phone, colorScheme: 'dark' }), 'console-arabic-dark-phone');
});

test('what is left to do after a chat', async ({ stage }) => {
  const sam = await Program.of('Sam');
  await sam.setDefaultTeam({ wrapUpSeconds: 600 });
  try {
    const alex = await stage.desk('Alex', 'online', still);
    const shopper = await named(stage);
    await shopper.askForPerson();
    await alex.accept.click();
    await alex.say('Done. Have a good day!');
    await expect(shopper.log).toContainText('good day');
    await shopper.choose('End chat');
    await shopper.answer('End chat');
    await expect(alex.page.getByRole('region', { name: 'Wrap-up' })).toContainText('Demo visitor');
    await picture(alex.page, 'console-wrap-up');
    await alex.page.keyboard.press('Escape');
    await alex.page.keyboard.press('f');
    await expect(alex.page.getByRole('region', { name: 'Wrap-up' })).toBeHidden();
  } finally {
    await sam.setDefaultTeam({});
  }
});
