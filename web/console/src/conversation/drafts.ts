/** What was begun and not sent, per conversation and kind, kept over reloads. */
export type DraftKind = 'reply' | 'note';

const key = (id: string, kind: DraftKind) => `baton.draft.${kind}.${id}`;

export function draftOf(id: string, kind: DraftKind): string {
  try {
    return localStorage.getItem(key(id, kind)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(id: string, kind: DraftKind, text: string): void {
  try {
    if (text) localStorage.setItem(key(id, kind), text);
    else localStorage.removeItem(key(id, kind));
  } catch {
    // without storage a draft lives as long as its composer
  }
}
