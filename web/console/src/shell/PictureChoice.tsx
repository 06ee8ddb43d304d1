import { notifications } from '@mantine/notifications';
import { IconCamera, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { api } from '../api';
import { sentence } from '../api/problem';
import { t } from '../i18n';
import { useSession } from '../session/SessionGate';
import classes from './Shell.module.css';

/** Pixels of what is sent; the server keeps a square of half of it. */
const SIDE = 512;

/** The picture that customers and colleagues see; a photograph of any size is made small before it is sent. */
export function PictureChoice({ done }: { done(): void }) {
  const { user, renew } = useSession();
  const file = useRef<HTMLInputElement>(null);

  const change = async (request: () => Promise<unknown>) => {
    done();
    try {
      await request();
      await renew();
    } catch (error) {
      notifications.show({ color: 'red', title: t('Your picture has not changed'), message: sentence(error) });
    }
  };
  const take = (chosen: File | undefined) => {
    if (chosen) void change(async () => api.takePicture(await small(chosen)));
  };

  return (
    <>
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('Picture file')}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
      <button type="button" className={classes.choice} onClick={() => file.current?.click()}>
        <IconCamera size={16} aria-hidden />
        {user.avatarUrl ? t('Change your picture') : t('Add your picture')}
      </button>
      {user.avatarUrl && (
        <button type="button" className={classes.choice} onClick={() => void change(api.dropPicture)}>
          <IconTrash size={16} aria-hidden />
          {t('Remove your picture')}
        </button>
      )}
    </>
  );
}

/** The picture's middle as a JPEG of a few kilobytes. */
async function small(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error('This file is no picture that your browser can read. Choose a PNG or JPEG.');
  });
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  }
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(t('The picture could not be made smaller.')))),
      'image/jpeg',
      0.85,
    );
  });
}
