import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAgent } from '../agent/AgentProvider';
import { Problem, sentence } from '../api/problem';
import type { ConversationDetail } from '../api/types';
import { exactTime, longDuration } from '../format/time';
import { asText, capital, customerName, label, nameOf, ownerWords, reasonWithCount } from '../format/words';
import { t } from '../i18n';
import { useNow } from '../ui/useNow';
import { useLate } from '../workspace/listStates';
import classes from './ContextPanel.module.css';
import { Earlier } from './Earlier';
import { SummaryCard } from './SummaryCard';
import { useDetail } from './useConversation';

/** What a conversation is about, why it came, what is known, who the customer is, where they are. */
export function ContextPanel({ id }: { id: string }) {
  const { detail, error, retry } = useDetail(id);
  const { state } = useAgent();
  const now = useNow(30_000);
  const late = useLate();
  // What cannot be read at all is told once, where the conversation would be.
  if (!detail && error instanceof Problem && !error.passing) return null;
  if (!detail && error) {
    return (
      <div className={classes.panel} role="alert">
        <p className={classes.quiet}>{sentence(error)}</p>
        <Button variant="default" onClick={retry}>
          {t('Try again')}
        </Button>
      </div>
    );
  }
  if (!detail) return <div className={classes.panel}>{late && <Skeleton height={120} />}</div>;
  return (
    <div className={classes.panel}>
      {detail.handover?.message && (
        <Section title={t('Message for you')}>
          <p className={classes.text} dir="auto">
            {detail.handover.message}
          </p>
        </Section>
      )}
      <SummaryCard id={id} number={detail.number} values={detail.values ?? {}} />
      {detail.handover && (
        <Section title={t('Why it came')}>
          <p className={classes.reason}>
            {capital(reasonWithCount(detail.handover.reason, detail.handover.evidence))}
            <time dateTime={detail.handover.requestedAt} title={exactTime(detail.handover.requestedAt)}>
              {ago(detail.handover.requestedAt, now)}
            </time>
          </p>
          <Evidence value={detail.handover.evidence} />
        </Section>
      )}
      <Section title={t('Customer')}>
        <Facts facts={customerFacts(detail)} />
      </Section>
      <Section title={t('Conversation')}>
        <Facts
          facts={[
            [t('Now'), ownerWords(detail.owner, state.me?.id)],
            [t('Team'), detail.team?.name ?? '—'],
            ...(detail.skill ? [[t('Skill'), nameOf(detail.skill)] as Fact] : []),
            [t('Assistant'), detail.assistant.name],
            [t('Language'), detail.language || '—'],
            ...(detail.tags.length > 0 ? [[t('Tags'), <TagList key="tags" tags={detail.tags} />] as Fact] : []),
            [t('Started'), <Ago key="started" at={detail.startedAt} now={now} />],
            ...(detail.rating !== null && detail.rating !== undefined
              ? [[t('Rating'), t('{rating, number} of 5', { rating: detail.rating })] as Fact]
              : []),
          ]}
        />
      </Section>
      <Earlier id={id} />
      {detail.page && (
        <Section title={t('Page')}>
          <p className={classes.page} dir="auto">
            {detail.page.title || t('Without title')}
          </p>
          <SafeLink url={detail.page.url} />
        </Section>
      )}
    </div>
  );
}

type Fact = [string, ReactNode];

function customerFacts(detail: ConversationDetail): Fact[] {
  const visitor = detail.visitor ?? {};
  const email = visitor.email ?? detail.customer.email;
  const externalId = visitor.externalId ?? detail.customer.externalId;
  const facts: Fact[] = [[t('Name'), visitor.name ?? detail.customer.name ?? customerName(detail)]];
  if (email) facts.push([t('Email'), email]);
  if (externalId)
    facts.push([
      t('Customer id'),
      detail.known
        ? t('{externalId} (signed by the site)', { externalId })
        : t('{externalId} (as the page says)', { externalId }),
    ]);
  for (const [name, value] of Object.entries(visitor.attributes ?? {})) facts.push([label(name), value]);
  return facts;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the decision rests on: what was said as quotes, the rest as facts. How often stands in the reason already. */
function Evidence({ value }: { value: unknown }) {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return <Quotes said={value} />;
  if (typeof value !== 'object') return <Anything value={value} />;
  const entries = Object.entries(value).filter(([name, each]) => name !== 'count' && each !== null && each !== '');
  const facts = entries.filter(([, each]) => !Array.isArray(each));
  return (
    <>
      {entries.map(([name, each]) => Array.isArray(each) && <Quotes key={name} said={each} />)}
      {facts.length > 0 && <Facts facts={facts.map(([name, each]) => [label(name), asText(each)])} />}
    </>
  );
}

function Quotes({ said }: { said: readonly unknown[] }) {
  return (
    <ul className={classes.quotes}>
      {said.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
        <li key={index}>
          <bdi>{asText(each)}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** What has no fixed shape, as words: a sentence, a list, or names with values. */
function Anything({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    return (
      <ul className={classes.list}>
        {value.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={index} dir="auto">
            {asText(each)}
          </li>
        ))}
      </ul>
    );
  }
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, each]) => each !== null && each !== '');
    return (
      <Facts
        facts={entries.map(([name, each]) => [
          label(name),
          Array.isArray(each) ? <Anything key={name} value={each} /> : asText(each),
        ])}
      />
    );
  }
  return (
    <p className={classes.text} dir="auto">
      {asText(value)}
    </p>
  );
}

function TagList({ tags }: { tags: readonly string[] }) {
  return (
    <ul className={classes.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** A page's address comes from the visitor: only an ordinary web address becomes a link. */
function SafeLink({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url))
    return (
      <p className={classes.url} dir="ltr">
        {url}
      </p>
    );
  return (
    <a className={classes.url} dir="ltr" href={url} target="_blank" rel="noopener noreferrer">
      {url.replace(/^https?:\/\//i, '')}
    </a>
  );
}

function Ago({ at, now }: { at: string; now: number }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {ago(at, now)}
    </time>
  );
}

function ago(at: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  return seconds < 60 ? t('just now') : t('{duration} ago', { duration: longDuration(seconds) });
}
