import type { ExportedEntry, TimelineEntry, ToldEntry } from '#contracts';
import type { Line } from '../chain/line.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { isWithheld, outsideEntry } from './for-outside.js';
import type { People } from './people.js';

/** An entry in both languages as one. */
function told(en: TimelineEntry, fr: TimelineEntry, quiet: boolean): ToldEntry {
  const { kind, occurredAt, recordedAt, by, saidBy, about, tags, links, files, key, internal } = en;
  const { service, event } = en.source;
  return {
    ...{ kind, occurredAt, recordedAt, by, saidBy, service, event, about },
    text: { en: en.text, fr: fr.text },
    ...{ tags, links, files, key, internal, quiet, correction: en.correction, redaction: en.redaction },
  };
}

/** A line as people read it inside, in every language. */
export const toldInside = (line: Line): ToldEntry =>
  told(wordedEntry(line, 'en'), wordedEntry(line, 'fr'), line.shown.quiet);

/** A line with all that proves it. */
export function exportedInside(line: Line): ExportedEntry {
  const { _id: id, position, salt, digest, head, incident, restricted, event, redaction } = line;
  const content = { incident, restricted, event };
  return {
    ...{ id, position, salt, digest, head, content },
    ...(redaction && { redaction }),
    ...{ withheld: false, told: toldInside(line) },
  };
}

/** A line for people outside: its place in the chain, and its words, of which the proof is not theirs. */
export function exportedOutside(line: Line, people: People, named: boolean): ExportedEntry {
  const { _id: id, position, digest, head } = line;
  const place = { id, position, salt: null, digest, head, content: null };
  if (isWithheld(line)) return { ...place, withheld: true, told: null };
  const [en, fr] = (['en', 'fr'] as const).map((language) => outsideEntry(line, language, people, named));
  return { ...place, withheld: false, told: told(en!, fr!, false) };
}
