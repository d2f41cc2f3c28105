import {
  actorOf,
  type EntryKind,
  type Envelope,
  entryCorrected,
  entryMarked,
  eventOfType,
  noteAdded,
  type Standing,
} from '#contracts';
import { concerned } from './concerned.js';
import { noteIn } from './note-in.js';

/** How a line shows in the record: what it is found and sorted by. Follows from events alone. */
export interface Shown {
  readonly kind: EntryKind;
  /** When it happened, as corrected; ISO 8601 in UTC with milliseconds. */
  readonly occurredAt: string;
  readonly key: boolean;
  readonly internal: boolean;
  /** In the proof, but no line that people read. */
  readonly quiet: boolean;
  readonly tags: readonly string[];
  /** The ids of who did it and of whom it concerns. */
  readonly people: readonly string[];
  readonly roles: readonly string[];
  /** What it asks for, until somebody writes it down: why that was done, or an answer. */
  readonly asks?: 'why' | 'answer';
  /** A person wrote it here: it was neither captured from a program nor brought along from another record. */
  readonly word?: true;
  /** The entry that it is about: of a note as its writer says, of a correction or a mark the one it changes. */
  readonly about?: string;
  /** What people did with it since, and the sequence of the event that told so last. */
  readonly standing: Standing | null;
  readonly standingAt: number;
}

/** The events that carry how an entry stands after them. */
export const TOUCHING: readonly string[] = [entryCorrected.type, entryMarked.type];

const isNote = ({ type }: Envelope): boolean => type === noteAdded.type;

function isKeyByRule(event: Envelope, kind: EntryKind): boolean {
  try {
    const isKey = eventOfType(event.type)?.isKey?.({ data: event.data, by: actorOf(event) }) ?? false;
    return isKey || kind === 'decision';
  } catch {
    // A newer version may tell other facts.
    return false;
  }
}

/** A question asks for an answer; why something was done is asked where its event says so, as it is called now. */
function asksFor(event: Envelope, kind: EntryKind): Shown['asks'] {
  if (kind === 'question') return 'answer';
  const data = isNote(event) ? { ...event.data, kind } : event.data;
  try {
    return eventOfType(event.type)?.asksWhy?.({ data, by: actorOf(event) }) ? 'why' : undefined;
  } catch {
    return undefined;
  }
}

const isWord = (event: Envelope): boolean =>
  isNote(event) && event.actor.startsWith('p-') && !event.data.source && !event.data.original;

/** The entry that a correction or a mark changes; undefined for other events. */
export const touched = ({ type, data }: Envelope): string | undefined =>
  TOUCHING.includes(type) ? (data.entry as string) : undefined;

/** How an event shows when it comes in. */
export function firstShown(event: Envelope): Shown {
  const note = noteIn(event);
  const kind = isNote(event) && !note.original?.isEvent ? (note.kind ?? 'note') : 'event';
  const about = note.about ?? touched(event);
  const asks = asksFor(event, kind);
  return {
    kind,
    occurredAt: note.occurredAt ?? event.time,
    key: isKeyByRule(event, kind),
    internal: note.internal ?? false,
    quiet: eventOfType(event.type)?.isQuiet ?? false,
    tags: note.tags ?? [],
    ...concerned(event),
    ...(asks && { asks }),
    ...(isWord(event) && { word: true }),
    ...(about !== undefined && { about }),
    ...{ standing: null, standingAt: 0 },
  };
}

/** How it shows after what people did with it; `standingAt` is the sequence of the event that told so. */
export function shownAs(event: Envelope, standing: Standing, standingAt: number): Shown {
  const { asks: _, ...first } = firstShown(event);
  const kind = standing.kind ?? first.kind;
  const asks = asksFor(event, kind);
  return {
    ...first,
    ...(asks && { asks }),
    kind,
    occurredAt: standing.occurredAt ?? first.occurredAt,
    key: standing.key ?? isKeyByRule(event, kind),
    internal: standing.internal ?? first.internal,
    tags: standing.tags ?? first.tags,
    ...{ standing, standingAt },
  };
}
