import { eventOfType, type Language, type TimelineEntry } from '#contracts';
import type { StoredEntry } from '../entry/stored-entry.js';

/** An entry in the reader's language, by the wording that stands beside the event in the contracts. */
export function wordedEntry(id: string, entry: StoredEntry, language: Language): TimelineEntry {
  const { incident, kind, occurredAt, recordedAt, by, service, type, data } = entry;
  // A newer service may publish what this version has no words for: its name is better than a gap.
  const text = eventOfType(type)?.wording?.({ data, by })[language] ?? type;
  const event = type.split('.')[2] ?? type;
  return { id, incident, kind, occurredAt, recordedAt, by, source: { service, event }, text, data: { ...data } };
}
