import { type Incident, type Language, spokenTime, type TimelineEntry } from '#contracts';
import { asMarkdown } from '../../../timeline/src/export/as-markdown.js';
import { rendered } from '../../../timeline/src/export/rendering.js';
import type { Story } from './story.js';

/** What a service recorded so shortly before a step was sent can only be of that step: clocks differ a little. */
const APART_MS = 3;

/** A step as it was played. */
interface Moment {
  readonly from: number;
  readonly at: string;
  readonly index: number;
}

/** The record of a replay with the times of the story: what was recorded while a step was played happened in that step. */
export class StoryTimeline {
  private readonly moments: Moment[] = [];

  /** A step that is of that time in the story is played from now on. */
  begin(at: string): void {
    this.moments.push({ from: Date.now() - APART_MS, at: new Date(at).toISOString(), index: this.moments.length });
  }

  /** The record as Markdown, in the order of the story. */
  write({ id, title }: Incident, entries: readonly TimelineEntry[], { about }: Story, language: Language): string {
    const told = entries
      .map((entry) => ({
        entry: this.retold(entry, language),
        step: this.momentOf(happened(entry)).index,
        real: entry,
      }))
      .sort(
        (one, other) =>
          compare(one.entry.occurredAt, other.entry.occurredAt) ||
          one.step - other.step ||
          compare(one.real.recordedAt, other.real.recordedAt) ||
          (one.real.position ?? 0) - (other.real.position ?? 0),
      )
      .map(({ entry }) => entry);
    const text = rendered(asMarkdown, { incident: id, title, language }, told);
    const [heading, ...rest] = text.split('\n\n');
    return [heading, ...(about ? [about] : []), ...rest].join('\n\n');
  }

  private momentOf(instant: string): Moment {
    const when = Date.parse(instant);
    return this.moments.findLast(({ from }) => from <= when) ?? this.moments[0]!;
  }

  /** The entry as it would be, had it been recorded in the story; with the times in its words. */
  private retold(entry: TimelineEntry, language: Language): TimelineEntry {
    const { at: recordedAt } = this.momentOf(happened(entry));
    if (entry.source.service === 'timeline') return { ...entry, recordedAt };
    const shift = Date.parse(recordedAt) - Date.parse(entry.recordedAt);
    let { text } = entry;
    for (const value of Object.values(entry.data)) {
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) continue;
      const shifted = new Date(Date.parse(value) + shift).toISOString();
      text = text.replaceAll(spokenTime(value, language), spokenTime(shifted, language));
    }
    return { ...entry, text, occurredAt: recordedAt, recordedAt };
  }
}

/** What followed from a change of the roster belongs to that change, however much later it was recorded. */
const happened = ({ data, recordedAt }: TimelineEntry): string =>
  typeof data.passedAt === 'string' ? data.passedAt : recordedAt;

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
