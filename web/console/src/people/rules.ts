import { capital, channelWords, reasonWords } from '../format/words';
import { oneOf, row, t } from '../i18n';
import type { Rule } from './wire';

/** The names behind the ids that rules hold. */
export interface Names {
  team(id: string): string;
  skill(id: string): string;
  agent(id: string): string;
  assistant(id: string): string;
}

/** A rule in one line: when, and where to. */
export function ruleWords(rule: Rule, names: Names): string {
  const { when } = rule;
  const conditions = [
    list(when.reasons?.map(reasonWords), (any) => t('reason {any}', { any })),
    list(when.topics, (any) => t('topic {any}', { any })),
    list(when.languages, (any) => t('language {any}', { any })),
    list(when.channels?.map(channelWords), (any) => t('channel {any}', { any })),
    list(when.assistants?.map(names.assistant), (any) => t('assistant {any}', { any })),
    ...Object.entries(when.values ?? {}).map(([name, pattern]) => t('{name} is {pattern}', { name, pattern })),
    when.page ? t('page {address}', { address: when.page }) : '',
  ].filter(Boolean);
  const targets = [
    rule.team ? names.team(rule.team) : '',
    rule.skill ? t('with {skill}', { skill: names.skill(rule.skill) }) : '',
    rule.agent ? names.agent(rule.agent) : '',
    rule.priority != null ? t('priority {priority, number}', { priority: rule.priority }) : '',
  ].filter(Boolean);
  const where = row(targets) || t('nowhere yet: choose a team, skill, agent or priority');
  return t('{conditions} → {where}', { conditions: capital(row(conditions) || t('always')), where });
}

function list(entries: string[] | null | undefined, said: (any: string) => string): string {
  return entries && entries.length > 0 ? said(oneOf(entries)) : '';
}

/** Collected values as lines, `name = pattern`. */
export function valueLines(values: Record<string, string> | null | undefined): string {
  return Object.entries(values ?? {})
    .map(([name, pattern]) => `${name} = ${pattern}`)
    .join('\n');
}

/** Lines as collected values; a line without a name or a pattern is left out. */
export function valuesOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines
      .split('\n')
      .map((line) => {
        const at = line.indexOf('=');
        return at < 0 ? ['', ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      })
      .filter(([name, pattern]) => name && pattern),
  );
}
