import { type Connection, open, path } from './http.ts';
import { Problem, problemOf, Unreachable } from './problem.ts';
import type { Numbered } from './types.ts';

/** Milliseconds without a byte on its way after which an upload counts as unanswered. */
const STANDSTILL = 60_000;

/**
 * Sends a file; `told` hears which part of it is on its way, from 0 to 1. Throws `Problem` when refused and `Unreachable` when
 * unanswered. The same `clientId` again gives the same number.
 */
export function sendFile(
  connection: Connection,
  id: string,
  clientId: string,
  file: File,
  told: (part: number) => void,
): Promise<Numbered> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const stand = () => {
      clearTimeout(timer);
      return setTimeout(() => xhr.abort(), STANDSTILL);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    timer = stand();
    const unanswered = () => {
      clearTimeout(timer);
      reject(new Unreachable(`The file of ${file.size} bytes was not answered`));
    };
    xhr.upload.onprogress = ({ loaded, total }) => {
      timer = stand();
      told(total > 0 ? loaded / total : 0);
    };
    xhr.onerror = unanswered;
    xhr.onabort = unanswered;
    xhr.onload = () => {
      clearTimeout(timer);
      answered(xhr).then(resolve, reject);
    };
    xhr.open('POST', `${connection.origin}/api/v1${path`/conversations/${id}/files`}`);
    xhr.setRequestHeader('Accept', 'application/json');
    const { credentials } = connection;
    if (credentials.kind === 'bearer') xhr.setRequestHeader('Authorization', `Bearer ${credentials.token}`);
    if (credentials.kind === 'cookie' && credentials.csrfToken !== null)
      xhr.setRequestHeader('X-CSRF-Token', credentials.csrfToken);
    const form = new FormData();
    form.set('clientId', clientId);
    form.set('file', file, file.name);
    xhr.send(form);
  });
}

async function answered(xhr: XMLHttpRequest): Promise<Numbered> {
  const retryAfter = xhr.getResponseHeader('Retry-After');
  const headers: HeadersInit = retryAfter === null ? {} : { 'Retry-After': retryAfter };
  const { status } = xhr;
  if (status < 200 || status > 299) throw await problemOf(new Response(xhr.responseText, { status, headers }));
  try {
    return JSON.parse(xhr.responseText) as Numbered;
  } catch {
    throw new Problem('unknown', 502, 'Not the expected answer', '');
  }
}

/** The bytes of a file of the conversation, under its own type. */
export async function readFile(connection: Connection, id: string, file: string): Promise<Blob> {
  const response = await open(connection, 'GET', `/api/v1${path`/conversations/${id}/files/${file}`}`, {
    headers: { Accept: '*/*' },
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}
