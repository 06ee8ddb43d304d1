import { server } from '../stage/server.ts';
import { expect, test } from '../stage/stage.ts';
import { desktop, phone, picture, still } from './picture.ts';

const looks = [
  ['', {}],
  ['-dark-phone', { ...phone, colorScheme: 'dark' }],
] as const;

for (const [look, options] of looks) {
  test(`the board${look}`, async ({ stage }) => {
    const alex = await stage.desk('Alex', 'online');
    const talking = await stage.customer();
    await talking.say('My parcel still says shipped');
    await talking.askForPerson();
    await alex.accept.click();
    await alex.say('Good morning! Let me look where it is.');
    await talking.say('Thank you, it is number 12345');
    await alex.be('Away');
    const waiting = await stage.customer();
    await waiting.say('I was charged twice');
    await waiting.askForPerson();

    const sam = await stage.desk('Sam', undefined, { ...still, viewport: desktop, ...options });
    await sam.page.goto(`${server}/console/board`);
    await expect(sam.page.getByText('nobody is online')).toBeVisible();
    await picture(sam.page, `console-board${look}`);
    await sam.page
      .getByRole('list', { name: 'Agents' })
      .getByRole('link', { name: /Alex Demo/ })
      .click();
    const side = sam.page.getByRole('complementary', { name: 'Chosen on the board' });
    await expect(side.getByRole('list', { name: 'Chats' }).getByRole('link')).toHaveCount(1);
    await picture(sam.page, `console-board-agent${look}`);
    await side.getByRole('list', { name: 'Chats' }).getByRole('link').click();
    await expect(side.getByRole('log', { name: 'Messages' })).toContainText('12345');
    await picture(sam.page, `console-board-listen${look}`);
  });
}
