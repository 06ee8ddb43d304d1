import type { Tongue } from './tongue.ts';

/** English is always there; the other languages are files beside the script, read when they are needed. `#` is the value. */
export const ENGLISH = {
  open: 'Open chat',
  close: 'Close chat',
  menu: 'More',
  chat: 'Chat',
  askForPerson: 'Talk to a person',
  cancelWaiting: 'Cancel waiting',
  cancelQuestion: 'Cancel waiting?',
  cancelHint: 'You lose your place in line. The assistant goes on helping you.',
  keepWaiting: 'Keep waiting',
  backToAssistant: 'Back to the assistant',
  backQuestion: 'Back to the assistant?',
  backHint: 'The person leaves this chat. You can ask for one again at any time.',
  endChat: 'End chat',
  endQuestion: 'End this chat?',
  endHint: 'You can come back and write again at any time.',
  keepChatting: 'Keep chatting',
  placeholder: 'Write a message…',
  reopenPlaceholder: 'Write to start again…',
  send: 'Send',
  assistant: 'Assistant',
  waiting: 'Waiting for a person',
  inLine: '# in line',
  about: 'about #',
  soon: 'less than a minute',
  waitingHint: 'You can go on writing meanwhile.',
  person: 'is here for you',
  queued: 'You are in line for a person',
  requeued: 'You are back in line for a person',
  cancelled: 'You are no longer waiting',
  expired: 'Nobody became free in time',
  inboxed: 'Leave a message; we answer as soon as we can',
  joined: '# joined',
  left: '# left',
  transferred: '# is handing you to a colleague',
  reconnecting: '# lost the connection',
  ended: 'The chat has ended',
  reopened: 'The chat goes on',
  seen: 'Seen',
  unsent: 'Waiting to be sent',
  refused: 'Not sent',
  tryAgain: 'Try again',
  discard: 'Discard',
  typing: '# is typing',
  offline: 'No connection. What you write is sent when it is back.',
  rateQuestion: 'How was this chat?',
  rateComment: 'Anything you want to add?',
  rateSend: 'Send rating',
  rateThanks: 'Thank you for your rating',
  skip: 'Not now',
  newMessages: 'New messages',
  failed: 'That did not work. Please try again.',
  finding: 'Connecting…',
  tooLong: 'Too long: at most # characters',
  summary: 'Summary of this chat',
  noSummary: 'There is nothing to sum up yet.',
  copy: 'Copy',
  copied: 'Copied',
  done: 'Close',
  attach: 'Attach files',
  dropFiles: 'Drop files to attach them',
  fileLarge: 'Too large: at most #',
  fileKind: 'Files of this kind cannot be sent',
  fileOffline: 'Not sent: no connection',
  checking: 'This file is being checked',
  rejected: 'This file did not pass the check',
  remove: 'Remove #',
  saveFile: 'Save #',
  sending: 'Sending #',
};

export type Labels = Readonly<Record<keyof typeof ENGLISH, string>>;

/** The widget's words in one language. */
export interface Language extends Tongue {
  labels: Labels;
  /** What the assistant says in words of its own when something happens; `{agent.name}` is the person. */
  lines: Readonly<Record<string, string>>;
}

/** English words in the language's way of writing, until its own are there. */
export function untilLoaded(tongue: Tongue, lines: Language['lines'] = {}): Language {
  return { ...tongue, labels: { ...ENGLISH, open: tongue.open }, lines };
}

/** The language with all its labels; English ones where they cannot be had. */
export async function loadLabels(language: Language, origin: string): Promise<Language> {
  if (language.base === 'en') return language;
  try {
    const response = await fetch(`${origin}/widget/labels/${language.base}.json`, { credentials: 'omit' });
    const labels = (await response.json()) as Labels;
    return { ...language, labels: { ...language.labels, ...labels } };
  } catch {
    return language;
  }
}

export function fill(label: string, value: string | number): string {
  return label.replace('#', () => String(value));
}

/** What happened, in the assistant's own words where it has any. */
export function lineWords({ labels, lines }: Language, line: keyof Labels, name: string): string {
  return lines[line]?.replaceAll('{agent.name}', () => name) ?? fill(labels[line], name);
}

/** "2nd in line" where a language counts so, "Platz 2" where it does not. */
export function place({ labels, locale }: Language, position: number): string {
  const suffix: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(position);
  return fill(labels.inLine, locale.startsWith('en') ? `${position}${suffix[rule]}` : position);
}

/** "about 3 minutes". */
export function expectedWait({ labels, locale }: Language, seconds: number): string {
  if (seconds < 60) return labels.soon;
  const hours = seconds >= 5_400;
  const unit = hours ? 'hour' : 'minute';
  const count = Math.round(seconds / (hours ? 3_600 : 60));
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return fill(labels.about, format.format(count));
}
