import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api';
import type { Summary, SummaryStep } from '../api/types';
import { asText, label } from '../format/words';
import { t } from '../i18n';
import classes from './SummaryCard.module.css';

/** Seconds to wait for a language model that is still at it. */
const PATIENCE = 12;

/** What a conversation is about, up to the event with this number. */
export function useSummary(id: string, number: number): Summary | undefined {
  return useReading(id, number).summary;
}

/** The summary, and whether it is worth waiting for one. */
function useReading(id: string, number: number): { summary: Summary | undefined; pending: boolean } {
  const atOnce = useQuery({
    queryKey: ['summary', id, number],
    queryFn: ({ signal }) => api.summary(id, 0, signal),
    placeholderData: (before: Summary | undefined, query) => (query?.queryKey[1] === id ? before : undefined),
    staleTime: Infinity,
  });
  const better = useQuery({
    queryKey: ['summary', id, number, 'better'],
    queryFn: ({ signal }) => api.summary(id, PATIENCE, signal),
    enabled: atOnce.data?.improving === true,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const improved = atOnce.data?.improving && better.data?.number === atOnce.data.number;
  return { summary: improved ? better.data : atOnce.data, pending: atOnce.isPending };
}

interface SummaryCardProps {
  id: string;
  number: number;
  /** What the bot has collected: it stands here whole, beside what the summary has found besides. */
  values: Readonly<Record<string, unknown>>;
}

const NOTHING: Pick<Summary, 'tried' | 'details' | 'wants' | 'mood' | 'openQuestion'> = { tried: [], details: [] };

/** The first thing that whoever takes a conversation reads: wants, tried, details, mood, open question. */
export function SummaryCard({ id, number, values }: SummaryCardProps) {
  const reading = useReading(id, number);
  const summary = reading.summary ?? NOTHING;
  const found = summary.details.map(({ name, value }): [string, string] => [name, value]);
  const collected = Object.entries(values).map(([name, value]): [string, string] => [name, asText(value)]);
  const details = [...new Map([...found, ...collected])];
  if (reading.pending) return null;
  if (!summary.wants && !summary.mood && !summary.openQuestion && summary.tried.length + details.length === 0)
    return null;
  return (
    <section className={classes.card} aria-label={t('Summary')}>
      {summary.wants && (
        <p className={classes.wants} dir="auto">
          {summary.wants}
        </p>
      )}
      <dl className={classes.parts}>
        {summary.tried.length > 0 && (
          <Part name={t('Tried')}>
            <ul>
              {summary.tried.map((step) => (
                <li key={step.kind + step.text} dir="auto">
                  <Step step={step} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        {details.length > 0 && (
          <Part name={t('Details')}>
            {details.map(([name, value]) => (
              <div key={name}>
                <span className={classes.quiet}>{label(name)}</span> <bdi>{value}</bdi>
              </div>
            ))}
          </Part>
        )}
        {summary.mood && <Part name={t('Mood')}>{summary.mood}</Part>}
        {summary.openQuestion && summary.openQuestion !== summary.wants && (
          <Part name={t('Open question')}>
            <bdi>{summary.openQuestion}</bdi>
          </Part>
        )}
      </dl>
    </section>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const stepWords: Record<string, string> = {
  not_understood: t('Not understood:'),
  invalid_answer: t('No valid answer to:'),
};

function Step({ step }: { step: SummaryStep }) {
  const words = stepWords[step.kind];
  return (
    <>
      {words && <span className={classes.quiet}>{words} </span>}
      {step.text}
    </>
  );
}
