import { Problem } from './problem';

/** Milliseconds without a byte on its way after which nobody answers any more. */
const STANDSTILL = 60_000;

/** Sends a form and tells how far it is, which `fetch` cannot; throws where nobody answers. */
export function push(
  address: string,
  form: FormData,
  csrf: string | undefined,
  told: (part: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stand = () => {
      clearTimeout(timer);
      timer = setTimeout(() => xhr.abort(), STANDSTILL);
    };
    const unanswered = () => {
      clearTimeout(timer);
      reject(Problem.unreachable());
    };
    xhr.upload.onprogress = ({ loaded, total }) => {
      stand();
      told(total > 0 ? loaded / total : 0);
    };
    xhr.onerror = unanswered;
    xhr.onabort = unanswered;
    xhr.onload = () => {
      clearTimeout(timer);
      const after = xhr.getResponseHeader('Retry-After');
      resolve(
        new Response(xhr.responseText, { status: xhr.status, headers: after === null ? {} : { 'Retry-After': after } }),
      );
    };
    xhr.open('POST', address);
    xhr.setRequestHeader('Accept', 'application/json');
    if (csrf) xhr.setRequestHeader('X-CSRF-Token', csrf);
    stand();
    xhr.send(form);
  });
}
