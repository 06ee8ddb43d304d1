import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { api } from '../api';
import type { ConversationDetail } from '../api/types';
import { fileSize } from '../format/words';
import { t } from '../i18n';

/** Chosen and not sent, per conversation; kept while the page lives, as the draft beside it. */
const kept = new Map<string, readonly File[]>();

/**
 * The files that go with the next reply: chosen, pasted or dropped. What is too large is said at once; what else may not be sent,
 * the server says.
 */
export function useAttached({ id, assistant }: ConversationDetail, added: () => void) {
  const [files, setFiles] = useState<readonly File[]>(kept.get(id) ?? []);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<string>();
  const picker = useRef<HTMLInputElement>(null);
  const { data: limits } = useQuery({
    queryKey: ['file-limits', assistant.id],
    queryFn: () => api.fileLimits(assistant.id),
    staleTime: Number.POSITIVE_INFINITY,
  });

  const put = (next: readonly File[]) => {
    kept.set(id, next);
    setFiles(next);
  };
  const add = (list: FileList | null) => {
    const some = [...(list ?? [])];
    if (some.length === 0) return;
    const most = limits?.maxBytes ?? Number.POSITIVE_INFINITY;
    const large = some.find((file) => file.size > most);
    setTooLarge(large && t('{name} is too large: a file may have {most}.', { name: large.name, most: fileSize(most) }));
    put([...files, ...some.filter((file) => file.size <= most && !files.some((other) => isSame(file, other)))]);
    added();
  };
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.some((type) => type.toLowerCase() === 'files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') add(event.dataTransfer.files);
  };

  return {
    files,
    over,
    tooLarge,
    remove: (file: File) => put(files.filter((other) => other !== file)),
    clear: () => put([]),
    choose: () => picker.current?.click(),
    paste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      add(event.clipboardData.files);
    },
    drop: { onDragOver: drag, onDragLeave: drag, onDrop: drag },
    input: {
      ref: picker,
      type: 'file',
      multiple: true,
      hidden: true,
      accept: limits?.endings.join(),
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        add(event.currentTarget.files);
        event.currentTarget.value = '';
      },
    },
  } as const;
}

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
