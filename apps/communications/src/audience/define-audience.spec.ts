import type { Audience, Rejection } from '#contracts';
import { archiveAudience } from './archive-audience.js';
import { audienceAggregate } from './audience-aggregate.js';
import { BUILT_IN } from './built-in-audiences.js';
import { changeMembers } from './change-members.js';
import { defineAudience } from './define-audience.js';

const PARTNERS = { audience: 'partners', name: { en: 'partners', fr: 'partenaires' }, side: 'external' as const };
const partners = defineAudience(PARTNERS)(undefined)[0]!.data.audience as Audience;
const refusal = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Rejection).code;
  }
};

describe('an audience of one’s own', () => {
  it('begins with the beat and the duties of its side', () => {
    expect(partners).toMatchObject({
      ...{ key: 'partners', reaches: 'members', review: 'none', urgent: false, builtIn: false },
      ...{ languages: ['en', 'fr'], duties: ['send-external-updates'], cadence: { SEV1: { first: 10 }, SEV4: null } },
    });
  });

  it('needs a name and a side', () => {
    expect(refusal(() => defineAudience({ audience: 'x' })(undefined))).toBe('audience-incomplete');
    const { side: _, ...unsided } = PARTNERS;
    expect(refusal(() => defineAudience(unsided)(undefined))).toBe('audience-incomplete');
  });

  it('keeps what is not given, and says nothing when it is so already', () => {
    const [event] = defineAudience({ audience: 'partners', review: 'four-eyes' })(partners);
    expect(event?.data.audience).toEqual({ ...partners, review: 'four-eyes' });
    expect(defineAudience(PARTNERS)(partners)).toEqual([]);
    const [moved] = defineAudience({ audience: 'partners', side: 'internal' })(partners);
    expect(moved?.data.audience).toMatchObject({ duties: ['send-internal-updates'] });
  });

  it('is archived and brought back, and changed only when it is back', () => {
    const archived = archiveAudience(partners)[0]!.data.audience as Audience;
    expect(archived.archived).toBe(true);
    expect(archiveAudience(archived)).toEqual([]);
    expect(refusal(() => defineAudience({ audience: 'partners', urgent: true })(archived))).toBe('audience-archived');
    expect(defineAudience({ audience: 'partners', archived: false })(archived)[0]?.data.audience).toEqual(partners);
  });
});

describe('an audience that comes with Muster', () => {
  const customers = BUILT_IN.get('customers')!;

  it('is changed and neither archived nor put on the other side', () => {
    const [event] = defineAudience({ audience: 'customers', review: 'review' })(undefined);
    expect(event?.data.audience).toEqual({ ...customers, review: 'review' });
    expect(refusal(() => archiveAudience(customers))).toBe('audience-built-in');
    expect(refusal(() => defineAudience({ audience: 'customers', side: 'internal' })(undefined))).toBe(
      'audience-built-in',
    );
  });

  it('has members before anybody has changed it, and no event names them', () => {
    const events = changeMembers(customers, { added: 2, changed: 0, removed: 0 });
    expect(events).toMatchObject([{ name: 'members-changed', data: { audience: 'customers', added: 2 } }]);
    const happened = { at: '2026-01-01T00:00:00.000Z', by: { id: 'p-ana', name: 'Ana' } };
    expect(audienceAggregate.evolve(undefined, events[0]!, happened)).toEqual(customers);
    expect(changeMembers(customers, { added: 0, changed: 0, removed: 0 })).toEqual([]);
  });
});
