import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api';
import type { Summary, SummaryStep } from '../api/types';
import { label } from '../format/words';
import classes from './SummaryCard.module.css';

/** Seconds to wait for a language model that is still at it. */
const PATIENCE = 12;

/** What a conversation is about, up to the event with this number. */
export function useSummary(id: string, number: number): Summary | undefined {
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
  return atOnce.data?.improving && better.data?.number === atOnce.data.number ? better.data : atOnce.data;
}

/** The first thing that whoever takes a conversation reads: wants, tried, details, mood, open question. */
export function SummaryCard({ id, number }: { id: string; number: number }) {
  const summary = useSummary(id, number);
  if (!summary || summary.text === '') return null;
  return (
    <section className={classes.card} aria-label="Summary">
      {summary.wants && (
        <p className={classes.wants} dir="auto">
          {summary.wants}
        </p>
      )}
      <dl className={classes.parts}>
        {summary.tried.length > 0 && (
          <Part name="Tried">
            <ul>
              {summary.tried.map((step) => (
                <li key={step.kind + step.text} dir="auto">
                  <Step step={step} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        {summary.details.length > 0 && (
          <Part name="Details">
            {summary.details.map(({ name, value }) => (
              <div key={name}>
                <span className={classes.quiet}>{label(name)}</span> <bdi>{value}</bdi>
              </div>
            ))}
          </Part>
        )}
        {summary.mood && <Part name="Mood">{summary.mood}</Part>}
        {summary.openQuestion && summary.openQuestion !== summary.wants && (
          <Part name="Open question">
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
  not_understood: 'Not understood:',
  invalid_answer: 'No valid answer to:',
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
