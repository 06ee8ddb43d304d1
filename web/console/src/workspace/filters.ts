import type { Filters, ListName } from '../api/types';

/** Filters live in the address, so that a search can be sent to a colleague and survives a reload. */

export const FILTERS = ['q', 'state', 'team', 'channel', 'reason', 'agent', 'from', 'to'] as const;

export function filtersOf(search: string): Filters {
  const given = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of FILTERS) {
    const value = given.get(name)?.trim();
    if (value) filters[name] = value;
  }
  return filters;
}

export function findPath(filters: Filters): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name]?.trim();
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/find?${query}` : '/find';
}

/** How many filters narrow the search besides its words. */
export const narrowedBy = (filters: Filters) => FILTERS.filter((name) => name !== 'q' && filters[name]).length;

/** The address of a conversation in a list; a search goes along. */
export function rowPath(list: ListName, id: string, search: string): string {
  const path = `/${list}/${encodeURIComponent(id)}`;
  return list === 'find' && search ? `${path}?${search}` : path;
}

/** A day as a field has it, as the time at which it begins here; the day after for an end. */
export function dayStart(day: string, next = false): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!parts) return undefined;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + (next ? 1 : 0)).toISOString();
}

/** The other way round. */
export function dayOf(time: string | undefined, next = false): string {
  if (!time) return '';
  const date = new Date(Date.parse(time) - (next ? 1 : 0));
  if (Number.isNaN(date.getTime())) return '';
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
