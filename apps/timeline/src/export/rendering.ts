import type { Language, TimelineEntry } from '#contracts';
import { minuteOf } from './words.js';

/** What stands above a record that people read. */
export interface Heading {
  readonly incident: string;
  /** What the incident is called; null where nothing is known of it. */
  readonly title: string | null;
  readonly language: Language;
}

/** A form of the record for people, in pieces: a long one is never in memory as a whole. */
export interface Renderer {
  readonly begin: (heading: Heading) => string;
  /** One entry; `before` is when the one before it happened. */
  readonly entry: (entry: TimelineEntry, language: Language, before: string | undefined) => string;
  /** What comes last; `before` as for an entry. */
  readonly end: (language: Language, before: string | undefined) => string;
}

/** A record that is in memory as a whole already. */
export function rendered(renderer: Renderer, heading: Heading, entries: readonly TimelineEntry[]): string {
  const { language } = heading;
  const lines = entries.map((entry, index) => renderer.entry(entry, language, entries[index - 1]?.occurredAt));
  return [renderer.begin(heading), ...lines, renderer.end(language, entries.at(-1)?.occurredAt)].join('');
}

/** `2017-01-31`. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

/** `23:27:00`. */
export const timeOf = (instant: string): string => instant.slice(11, 19);

/** A note that tells of an earlier time says when it was written down. */
const LATE_MS = 60_000;

/** When an entry was written down, `2017-02-01 00:10`, if that was later than it happened. */
export function recordedLater({ occurredAt, recordedAt }: TimelineEntry): string | undefined {
  const isLate = Date.parse(recordedAt) - Date.parse(occurredAt) > LATE_MS;
  return isLate ? minuteOf(recordedAt) : undefined;
}
