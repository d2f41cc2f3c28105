import { type Incident, type Language, spokenTime, type TimelineEntry } from '#contracts';
import { asMarkdown } from '../../../timeline/src/export/as-markdown.js';
import { rendered } from '../../../timeline/src/export/rendering.js';
import type { Story } from './story.js';
import { toTheMinute } from './story-time.js';

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
    const sent = new Map(entries.flatMap((entry) => sentIn(entry).map((message) => [message, entry.recordedAt])));
    const told = entries
      .map((entry) => {
        const moment = this.momentOf(happened(entry, sent));
        return { entry: retold(entry, moment, language), step: moment.index, real: entry };
      })
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
}

/** The entry as it would be, had it been recorded in the story; with the times in its words. */
function retold(entry: TimelineEntry, { at: recordedAt }: Moment, language: Language): TimelineEntry {
  if (entry.source.service === 'timeline') return { ...entry, recordedAt };
  const shift = Date.parse(recordedAt) - Date.parse(entry.recordedAt);
  let { text } = entry;
  for (const time of timesIn(entry.data)) {
    const shifted = toTheMinute(Date.parse(time) + shift);
    text = text.replaceAll(spokenTime(time, language), spokenTime(shifted, language));
  }
  return { ...entry, text, occurredAt: recordedAt, recordedAt };
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Every time that the facts of an entry have, however deep. */
function timesIn(data: unknown): string[] {
  if (typeof data === 'string') return TIME.test(data) ? [data] : [];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(timesIn) : [];
}

/** What went out with an entry, by the name of its message. */
function sentIn({ data }: TimelineEntry): string[] {
  const { update, sending, revision, language } = data as Record<string, unknown>;
  const id = (update as { id?: string } | undefined)?.id;
  if (id === undefined) return [];
  if (sending) return [`${id}.${(sending as { revision: number }).revision}`];
  return revision && language ? [`${id}.${revision}.${language}`] : [];
}

/** What followed from something belongs to it, however much later it was recorded: a change of the roster, or a sending. */
function happened({ data, recordedAt }: TimelineEntry, sent: ReadonlyMap<string, string>): string {
  if (typeof data.passedAt === 'string') return data.passedAt;
  const message = data.message ?? (data.wasDue !== undefined ? `${data.update}.${data.revision}` : undefined);
  return sent.get(String(message)) ?? recordedAt;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
