import { randomUUIDv7 } from 'node:crypto';
import type { Envelope } from '#contracts';

/** An event of an incident's roster as `roles` publishes them all night: what was done with the scribe's seat. */
export const rosterEvent = (
  name: 'role-released' | 'role-acknowledged',
  incident: string,
  sequence: number,
): Envelope => ({
  specversion: '1.0',
  id: randomUUIDv7(),
  source: '/muster/roles',
  type: `muster.roles.${name}.v1`,
  subject: incident,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  incident,
  sequence,
  actor: 'p-8k2v0c5n9r4w7xqd',
  actorname: 'Ana',
  correlationid: randomUUIDv7(),
  data: {
    ...{ role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' },
    person: { id: 'p-3h6t1m8z0b5gj2sy', name: 'Bo' },
    ...(name === 'role-released' && { fallsTo: null }),
  },
});
