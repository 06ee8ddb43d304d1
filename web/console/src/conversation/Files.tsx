import { Progress } from '@mantine/core';
import { IconFile, IconFileOff, IconHourglass, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '../api';
import { fileSize } from '../format/words';
import { t } from '../i18n';
import classes from './Files.module.css';
import type { ShownFile } from './transcript';

/** Pictures that every browser shows. */
const PICTURES = /^image\/(png|jpeg|gif|webp)$/;

function Card({ icon, name, note }: { icon: React.ReactNode; name: string; note: string }) {
  return (
    <>
      {icon}
      <span>
        <bdi>{name}</bdi>
        <small>{note}</small>
      </span>
    </>
  );
}

/** A file in the transcript: a picture where it stands, anything else to be saved, and in words what may not be opened. */
export function FileBubble({ conversation, file }: { conversation: string; file: ShownFile }) {
  const [shown, setShown] = useState(true);
  switch (file.state) {
    case 'checking':
      return (
        <p className={classes.file}>
          <Card
            icon={<IconHourglass size={18} aria-hidden />}
            name={file.name}
            note={t('This file is being checked')}
          />
        </p>
      );
    case 'rejected':
      return (
        <p className={classes.file}>
          <Card
            icon={<IconFileOff size={18} aria-hidden />}
            name={file.name}
            note={t('This file did not pass the check')}
          />
        </p>
      );
    case 'open': {
      const address = api.fileAddress(conversation, file.id);
      const size = fileSize(file.size);
      if (PICTURES.test(file.type) && shown)
        return (
          <a
            className={classes.picture}
            href={address}
            target="_blank"
            rel="noopener"
            aria-label={t('Open {name}, {size}', { name: file.name, size })}
          >
            <img src={address} alt={file.name} loading="lazy" onError={() => setShown(false)} />
          </a>
        );
      return (
        <a className={classes.file} href={address} download={file.name} title={t('Save {name}', { name: file.name })}>
          <Card icon={<IconFile size={18} aria-hidden />} name={file.name} note={size} />
        </a>
      );
    }
  }
}

/** A file on its way; without `part` it did not get there. */
export function UploadBubble({ file, part }: { file: File; part: number | undefined }) {
  return (
    <div className={classes.file} data-failed={part === undefined || undefined}>
      <Card icon={<IconFile size={18} aria-hidden />} name={file.name} note={fileSize(file.size)} />
      {part !== undefined && (
        <Progress
          className={classes.progress as string}
          size={3}
          value={part * 100}
          aria-label={t('Sending {name}', { name: file.name })}
        />
      )}
    </div>
  );
}

/** What was chosen and goes with the next reply. */
export function ChosenFiles({ files, remove }: { files: readonly File[]; remove(file: File): void }) {
  return (
    <ul className={classes.chosen} aria-label={t('Files that go with the reply')}>
      {files.map((file) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`}>
          <Thumbnail file={file} />
          <span>
            <bdi>{file.name}</bdi>
            <small>{fileSize(file.size)}</small>
          </span>
          <button type="button" aria-label={t('Remove {name}', { name: file.name })} onClick={() => remove(file)}>
            <IconX size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ file }: { file: File }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!PICTURES.test(file.type)) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address ? (
    <img src={address} alt="" onError={() => setAddress(undefined)} />
  ) : (
    <IconFile size={20} aria-hidden />
  );
}
