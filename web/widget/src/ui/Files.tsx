import { useEffect, useState } from 'preact/hooks';
import type { ChatState } from '../chat.ts';
import { fill, type Labels } from '../labels.ts';
import type { Upload } from '../uploads.ts';
import type { Said } from '../view.ts';
import { useSurroundings } from './context.ts';
import { CloseIcon, FileIcon } from './icons.tsx';

type Sent = NonNullable<Said['file']>;

/** Pictures that every browser shows. Whatever the page's policy or the browser does not show stays a name. */
const PICTURES = /^image\/(png|jpeg|gif|webp)$/;

/** "1.2 MB". */
export function bytes(size: number, locale: string): string {
  const [unit, count] =
    size < 1_000 ? ['byte', size] : size < 1_000_000 ? ['kilobyte', size / 1_000] : ['megabyte', size / 1_048_576];
  const digits = { maximumFractionDigits: unit === 'megabyte' ? 1 : 0 };
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, ...digits }).format(count as number);
}

function Card({ name, note }: { name: string; note: string }) {
  return (
    <span class="file">
      <FileIcon />
      <span>
        <bdi>{name}</bdi>
        <small>{note}</small>
      </span>
    </span>
  );
}

/** A file in the conversation: a picture where it stands, anything else to be saved. */
export function FileBubble({ file }: { file: Sent }) {
  const { chat, language } = useSurroundings();
  const { labels, locale } = language;
  const [picture, setPicture] = useState<string | null>(null);
  const open = file.checked && !file.rejected;
  useEffect(() => {
    if (!open || !PICTURES.test(file.type)) return;
    chat.fileAddress(file.id).then(setPicture, () => undefined);
  }, [chat, file.id, open]);

  if (!open)
    return (
      <div class="bubble">
        <Card name={file.name} note={file.rejected ? labels.rejected : labels.checking} />
      </div>
    );
  const save = async () => {
    const link = document.createElement('a');
    link.href = await chat.fileAddress(file.id);
    link.download = file.name;
    link.click();
  };
  return (
    <button
      type="button"
      class={picture ? 'bubble picture' : 'bubble'}
      aria-label={picture ? fill(labels.saveFile, file.name) : undefined}
      title={fill(labels.saveFile, file.name)}
      onClick={() => void save().catch(() => undefined)}
    >
      {picture ? (
        <img class="shot" src={picture} alt={file.name} onError={() => setPicture(null)} />
      ) : (
        <Card name={file.name} note={bytes(file.size, locale)} />
      )}
    </button>
  );
}

/** Files on their way, and those that did not get there. */
export function UploadBubbles({ state }: { state: ChatState }) {
  const { chat, language } = useSurroundings();
  const { labels, locale } = language;
  return state.uploads.map((upload) => (
    <div key={upload.clientId} class={upload.failure ? 'message refused' : 'message'}>
      <div class="bubble">
        <Card name={upload.file.name} note={bytes(upload.file.size, locale)} />
        {!upload.failure && <progress value={upload.part} aria-label={fill(labels.sending, upload.file.name)} />}
      </div>
      {upload.failure && (
        <p class="fate" role="alert">
          {failureWords(upload, state, labels, locale)}
          {upload.failure !== 'large' && upload.failure !== 'kind' && (
            <button type="button" class="link" onClick={() => chat.sendAgain(upload.clientId)}>
              {labels.tryAgain}
            </button>
          )}
          <button type="button" class="link" onClick={() => chat.dropUpload(upload.clientId)}>
            {labels.discard}
          </button>
        </p>
      )}
    </div>
  ));
}

function failureWords({ failure }: Upload, { files }: ChatState, labels: Labels, locale: string): string {
  switch (failure) {
    case 'large':
      return fill(labels.fileLarge, files ? bytes(files.maxBytes, locale) : '…');
    case 'kind':
      return labels.fileKind;
    case 'offline':
      return labels.fileOffline;
    default:
      return labels.refused;
  }
}

/** What was chosen and goes with the next message. */
export function Chosen({ files, remove }: { files: readonly File[]; remove(file: File): void }) {
  const { labels, locale } = useSurroundings().language;
  return (
    <ul class="chosen">
      {files.map((file, i) => (
        <li key={`${file.name} ${i}`}>
          <Thumbnail file={file} />
          <Card name={file.name} note={bytes(file.size, locale)} />
          <button
            type="button"
            class="icon"
            aria-label={fill(labels.remove, file.name)}
            title={fill(labels.remove, file.name)}
            onClick={() => remove(file)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!PICTURES.test(file.type)) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address && <img class="thumb" src={address} alt="" onError={() => setAddress(null)} />;
}
