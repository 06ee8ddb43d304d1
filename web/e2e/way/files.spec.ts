import { violations } from '../stage/axe.ts';
import type { Customer } from '../stage/customer.ts';
import type { Desk } from '../stage/desk.ts';
import { expect, type Stage, test } from '../stage/stage.ts';

/** A picture of 320 by 200 pixels, drawn in the page. */
async function picture(customer: Customer): Promise<Buffer> {
  const data = await customer.page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    const colours = pen.createLinearGradient(0, 0, 320, 200);
    colours.addColorStop(0, '#7c9ef5');
    colours.addColorStop(1, '#f5c07c');
    pen.fillStyle = colours;
    pen.fillRect(0, 0, 320, 200);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(data.split(',')[1] ?? '', 'base64');
}

const receipt = { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };

async function together(stage: Stage): Promise<[Customer, Desk]> {
  const alex = await stage.desk('Alex', 'online');
  const shopper = await stage.customer();
  await shopper.askForPerson();
  await alex.accept.click();
  await expect(shopper.header).toContainText('Alex Demo');
  return [shopper, alex];
}

test('the customer sends a picture and a document, and the agent opens both', async ({ stage }) => {
  const [shopper, alex] = await together(stage);
  const photo = { name: 'parcel.png', mimeType: 'image/png', buffer: await picture(shopper) };
  await shopper.panel.locator('input[type=file]').setInputFiles([photo, receipt]);
  await expect(shopper.panel.getByRole('listitem')).toHaveCount(2);
  await shopper.say('This is how it arrived.');

  await expect(shopper.panel.getByRole('img', { name: 'parcel.png' })).toBeVisible();
  await expect(shopper.panel.getByRole('button', { name: /^receipt\.pdf/ })).toBeVisible();
  await expect(shopper.log).toContainText('This is how it arrived.');
  const shown = alex.transcript.getByRole('img', { name: 'parcel.png' });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  const saving = alex.page.waitForEvent('download');
  await alex.transcript.getByRole('link', { name: /^receipt\.pdf/ }).click();
  expect((await saving).suggestedFilename()).toBe('receipt.pdf');
  expect(await violations(alex.page)).toEqual([]);
  expect(await violations(shopper.page)).toEqual([]);
});

test('the agent sends a file by keyboard and by drop, and the customer saves it', async ({ stage }) => {
  const [shopper, alex] = await together(stage);
  const choosing = alex.page.waitForEvent('filechooser');
  await expect(alex.page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  await alex.page.keyboard.press('Escape');
  await alex.page.keyboard.press('u');
  await (await choosing).setFiles([receipt]);
  await expect(alex.page.getByRole('list', { name: 'Files that go with the reply' })).toContainText('receipt.pdf');
  await alex.reply.press('Enter');
  const saving = shopper.page.waitForEvent('download');
  await shopper.panel.getByRole('button', { name: /^receipt\.pdf/ }).click();
  expect((await saving).suggestedFilename()).toBe('receipt.pdf');

  const dropped = await alex.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['name,count\nmug,2\n'], 'order.csv', { type: 'text/csv' }));
    return transfer;
  });
  await alex.reply.dispatchEvent('dragover', { dataTransfer: dropped });
  await alex.reply.dispatchEvent('drop', { dataTransfer: dropped });
  await alex.reply.press('Enter');
  await expect(shopper.panel.getByRole('button', { name: /^order\.csv/ })).toBeVisible();
});

test('a file that cannot be sent says why, on both sides, and can be thrown away', async ({ stage }) => {
  const [shopper, alex] = await together(stage);
  const page = { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>alert(1)</script>') };
  await shopper.panel.locator('input[type=file]').setInputFiles([page]);
  await shopper.field.press('Enter');
  await expect(shopper.panel.getByRole('alert')).toContainText('Files of this kind cannot be sent');
  await shopper.panel.getByRole('button', { name: 'Discard' }).click();
  await expect(shopper.panel.getByRole('alert')).toHaveCount(0);

  await alex.page.locator('input[type=file]').setInputFiles([page]);
  await alex.reply.press('Enter');
  await expect(alex.transcript.getByRole('alert')).toContainText('cannot be sent');
  await alex.transcript.getByRole('button', { name: 'Discard' }).click();
  await expect(alex.transcript.getByText('page.png')).toHaveCount(0);
});

test('without a connection a file says so and goes when it is tried again', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.say('hello');
  await expect(shopper.bubbles.nth(2)).toBeVisible();
  await shopper.page.context().setOffline(true);
  await shopper.panel.locator('input[type=file]').setInputFiles([receipt]);
  await shopper.field.press('Enter');
  await expect(shopper.panel.getByRole('alert')).toContainText('Not sent: no connection');
  await shopper.page.context().setOffline(false);
  await shopper.panel.getByRole('button', { name: 'Try again' }).click();
  await expect(shopper.panel.getByRole('button', { name: /^receipt\.pdf/ })).toBeVisible();
});

test('a pasted picture goes along with what is written', async ({ stage }) => {
  const shopper = await stage.customer();
  await shopper.field.evaluate((field) => {
    const transfer = new DataTransfer();
    const pixel = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
      (character) => character.charCodeAt(0),
    );
    transfer.items.add(new File([pixel], 'image.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, composed: true }));
  });
  await expect(shopper.panel.getByRole('listitem')).toContainText('image.png');
  await shopper.field.press('Enter');
  await expect(shopper.panel.getByRole('img', { name: 'image.png' })).toBeVisible();
});
