import { type Noted, noteAdded, type TimelineEntry } from '#contracts';
import { append, emptyHead } from '../chain/append.js';
import { contentAt } from '../chain/given-chain.js';
import type { Content, Line } from '../chain/line.js';

/** An entry for specs. */
export const entryAt = (occurredAt: string, text: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: 'e-1',
  incident: 'INC-1',
  kind: 'note',
  occurredAt,
  recordedAt: occurredAt,
  by: { id: 'p-ana', name: 'Ana' },
  source: { service: 'timeline', event: 'note-added' },
  text,
  ...{ position: 1, saidBy: null, about: null, tags: [], mentions: [], links: [], files: [] },
  ...{ key: false, internal: false, correction: null, redaction: null, data: {} },
  ...more,
});

/** A note as it comes in, for specs. */
export const noteOf = (sequence: number, text: string, more: Partial<Noted> = {}): Content =>
  contentAt(sequence, {
    ...{ type: noteAdded.type, source: '/muster/timeline', subject: `n-${sequence}`, sequence: 1 },
    data: { incident: 'INC-1', restricted: false, text, occurredAt: contentAt(sequence).event.time, ...more },
  });

/** The lines that these contents make, for specs. */
export const linesOf = (...contents: Content[]): Line[] => append(emptyHead('INC-1'), contents);
