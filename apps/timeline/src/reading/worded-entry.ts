import { actorOf, eventOfType, type Language, type Localised, sourceOf, type TimelineEntry } from '#contracts';
import type { Line } from '../chain/line.js';
import { noteIn } from '../entry/note-in.js';

/** What a line says, in every language, before anybody corrected it. */
export function originalWords({ event }: Pick<Line, 'event'>): Localised {
  const { type, data } = event;
  try {
    const words = eventOfType(type)?.wording?.({ data, by: actorOf(event) });
    if (words) return words;
  } catch {
    // A newer service may tell other facts.
  }
  // What this version has no words for: its name is better than a gap.
  return { en: type, fr: type };
}

/** What it says now. */
export function wordsOf({ event, shown }: Pick<Line, 'event' | 'shown'>): Localised {
  const corrected = shown.standing?.text;
  return corrected === undefined ? originalWords({ event }) : { en: corrected, fr: corrected };
}

/** What of a line is read. */
export type Readable = Pick<Line, '_id' | 'incident' | 'event' | 'shown' | 'redaction'> & {
  readonly position: number | null;
};

/** An entry in the reader's language, by the wording that stands beside the event in the contracts. */
export function wordedEntry(line: Readable, language: Language): TimelineEntry {
  const { _id: id, incident, position, event, shown, redaction } = line;
  const { kind, occurredAt, key, internal, tags, about = null, standing } = shown;
  const note = noteIn(event);
  const { original, source } = note;
  const from = {
    service: original?.service ?? sourceOf(event),
    event: original?.event ?? event.type.split('.')[2] ?? event.type,
  };
  const { by, at, reason } = redaction ?? {};
  return {
    ...{ id, incident, position, kind, occurredAt },
    recordedAt: original?.recordedAt ?? event.time,
    by: original?.by ?? actorOf(event),
    saidBy: note.saidBy ?? null,
    source: { ...from, ...(original && { system: original.system, externalId: original.id }), ...source },
    text: wordsOf(line)[language],
    ...{ about, tags: [...tags], mentions: note.mentions ?? [], links: note.links ?? [], files: note.files ?? [] },
    ...{ key, internal },
    correction: standing?.correction ? { ...standing.correction, revision: standing.revision } : null,
    redaction: by && at && reason !== undefined ? { by, at, reason } : null,
    data: { ...event.data },
  };
}
