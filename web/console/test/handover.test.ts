import { describe, expect, it } from 'vitest';
import { maySwitch, momentOf, nameOfSwitch } from '../src/settings/handover';
import { untilWords } from '../src/settings/switches';

const now = new Date(2026, 4, 6, 14, 30).getTime();
const user = (...roles: ('agent' | 'supervisor' | 'builder' | 'admin')[]) => ({
  id: 'u',
  email: 'u@example.com',
  name: 'U',
  roles,
  avatarUrl: null,
});

describe('the handover switch', () => {
  it('is for supervisors and administrators', () => {
    expect(maySwitch(user('agent', 'builder'))).toBe(false);
    expect(maySwitch(user('agent', 'supervisor'))).toBe(true);
    expect(maySwitch(user('admin'))).toBe(true);
  });

  it('ends when one says: never, in an hour, at midnight, at a moment still to come', () => {
    expect(momentOf('open', '', now)).toBeUndefined();
    expect(momentOf('hour', '', now)).toBe(new Date(2026, 4, 6, 15, 30).toISOString());
    expect(momentOf('day', '', now)).toBe(new Date(2026, 4, 7).toISOString());
    expect(momentOf('time', '2026-05-08T09:00', now)).toBe(new Date(2026, 4, 8, 9).toISOString());
  });

  it('has no end in the past and none that is no moment', () => {
    expect(momentOf('time', '2026-05-06T14:30', now)).toBeNull();
    expect(momentOf('time', '', now)).toBeNull();
  });

  it('is named by what it is for, and by its id until the names are known', () => {
    const assistants = [{ id: 'demo', name: 'Demo shop', handover: true, actions: [] }];
    expect(nameOfSwitch({ kind: 'assistant', id: 'demo' }, assistants, [])).toBe('Demo shop');
    expect(nameOfSwitch({ kind: 'team', id: 'billing' }, assistants, [{ id: 'billing', name: 'Billing' }])).toBe(
      'the team Billing',
    );
    expect(nameOfSwitch({ kind: 'assistant', id: 'gone' }, undefined, undefined)).toBe('gone');
  });

  it('says until when, as short as the day allows', () => {
    expect(untilWords({ until: null }, now)).toBe('until it is switched on');
    expect(untilWords({ until: new Date(2026, 4, 6, 18).toISOString() }, now)).toMatch(/^until (18:00|6:00.PM)$/);
    expect(untilWords({ until: new Date(2026, 4, 8, 9).toISOString() }, now)).toMatch(/^until Friday/);
  });
});
