import { type Envelope, type PersonReference, roleAssigned } from '#contracts';

/** For specs: people, times and events of a night. */
export const ADA = { id: 'p-ada', name: 'Ada' };
export const BEN = { id: 'p-ben', name: 'Ben' };
export const CLOCK = { id: 'service:roles', name: 'Muster' };

/** A time so many seconds into the night. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 2, 1, 3) + seconds * 1_000).toISOString();

/** An incident as far as notices know it. */
export const REAL = { title: 'The database is slow', kind: 'real' } as const;

/** An event of INC-42, at the beginning of the night. */
export const happened = (
  type: string,
  data: object,
  by: PersonReference = CLOCK,
  more: Partial<Envelope> = {},
): Envelope => ({
  ...{ specversion: '1.0', id: 'e-1', source: '/muster/roles', type, subject: 'INC-42', time: at(0) },
  ...{ datacontenttype: 'application/json', incident: 'INC-42', sequence: 1, correlationid: 'c-1' },
  ...{ actor: by.id, actorname: by.name, data: { ...data }, ...more },
});

/** The scribe's role is given to somebody. */
export const given = (person: PersonReference, by: PersonReference = ADA, more: Partial<Envelope> = {}): Envelope =>
  happened(
    roleAssigned.type,
    { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident', person, replaces: null },
    by,
    more,
  );
