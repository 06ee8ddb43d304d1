import { capital, reasonWords } from '../format/words';
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
    list('reason', when.reasons?.map(reasonWords)),
    list('topic', when.topics),
    list('language', when.languages),
    list('channel', when.channels),
    list('assistant', when.assistants?.map(names.assistant)),
    ...Object.entries(when.values ?? {}).map(([name, pattern]) => `${name} is ${pattern}`),
    when.page ? `page ${when.page}` : '',
  ].filter(Boolean);
  const targets = [
    rule.team ? names.team(rule.team) : '',
    rule.skill ? `with ${names.skill(rule.skill)}` : '',
    rule.agent ? names.agent(rule.agent) : '',
    rule.priority != null ? `priority ${rule.priority}` : '',
  ].filter(Boolean);
  const where = targets.join(', ') || 'nowhere yet: choose a team, skill, agent or priority';
  return `${capital(conditions.join(', ') || 'always')} → ${where}`;
}

function list(what: string, entries: string[] | null | undefined): string {
  return entries && entries.length > 0 ? `${what} ${entries.join(' or ')}` : '';
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
