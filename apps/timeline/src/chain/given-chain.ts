import { type Envelope, entriesRedacted } from '#contracts';
import { append, emptyHead } from './append.js';
import type { Content, Line } from './line.js';

/** An event for specs. */
export const eventAt = (sequence: number, more: Partial<Envelope> = {}): Envelope => ({
  specversion: '1.0',
  id: `e-${sequence}`,
  source: '/muster/roles',
  type: 'muster.roles.role-released.v1',
  subject: 'INC-1',
  time: new Date(Date.UTC(2017, 0, 31, 22, 0, sequence)).toISOString(),
  datacontenttype: 'application/json',
  incident: 'INC-1',
  sequence,
  actor: 'p-ana',
  actorname: 'Ana',
  correlationid: 'c-1',
  data: { words: `word ${sequence}` },
  ...more,
});

/** What comes in for specs. */
export const contentAt = (sequence: number, more: Partial<Envelope> = {}): Content => ({
  ...{ incident: 'INC-1', restricted: false, event: eventAt(sequence, more) },
});

/** A chain of so many lines. */
export const chainOf = (length: number): Line[] =>
  append(
    emptyHead('INC-1'),
    Array.from({ length }, (_, index) => contentAt(index + 1)),
  );

/** The event that tells of a redaction. */
export const redactionEvent = (sequence: number, entries: readonly { entry: string; digest: string }[]): Content =>
  contentAt(sequence, {
    type: entriesRedacted.type,
    data: { incident: 'INC-1', restricted: false, reason: 'a password', entries },
  });
