import {
  type correctEntry as contract,
  correctedMeanwhile,
  correctedTooOften,
  type EntryKind,
  type InputOf,
  nothingChanged,
  type Standing,
} from '#contracts';
import type { Context } from '#persistence';
import { type Entry, type EntryEvent, UNTOUCHED } from './entry.js';
import { happenedAt, type Span } from './happened-at.js';

/** Corrections an entry takes. */
export const MOST_CORRECTIONS = 100;

/** An entry as it was before anybody corrected it. */
export interface Uncorrected {
  readonly incident: string;
  readonly restricted: boolean;
  readonly text: string;
  readonly occurredAt: string;
  readonly kind: EntryKind;
  readonly tags: readonly string[];
}

/** The latest words of an entry, for whoever corrected an earlier state. */
const textOf = (standing: Standing, original: Uncorrected): string => standing.text ?? original.text;

/** What is different: only that is told. */
function changesOf(input: InputOf<typeof contract>, original: Uncorrected, standing: Standing) {
  const isOther = (value: unknown, before: unknown) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(before);
  const { text, kind, tags } = input;
  return {
    ...(isOther(text, textOf(standing, original)) && { text: text! }),
    ...(isOther(kind, standing.kind ?? original.kind) && { kind: kind! }),
    ...(isOther(tags, standing.tags ?? original.tags) && { tags: tags! }),
  };
}

/** Corrects an entry: a further revision, with who, when and why; what it said before stays where it is. */
export const correctEntry =
  (input: InputOf<typeof contract>, original: Uncorrected, span: Span) =>
  (entry: Entry | undefined, { now, by }: Context): readonly EntryEvent[] => {
    const before = entry?.standing ?? UNTOUCHED;
    if (input.revision !== undefined && input.revision !== before.revision) {
      const { by: other, at } = before.correction ?? { by, at: now };
      const text = textOf(before, original);
      throw correctedMeanwhile({ revision: before.revision, by: other.name, at, text });
    }
    if (before.revision >= MOST_CORRECTIONS) throw correctedTooOften({ most: MOST_CORRECTIONS });
    const occurredAt = input.occurredAt && happenedAt(input.occurredAt, now, span);
    const isMoved = occurredAt !== undefined && occurredAt !== (before.occurredAt ?? original.occurredAt);
    const changes = { ...changesOf(input, original, before), ...(isMoved && { occurredAt }) };
    if (Object.keys(changes).length === 0) throw nothingChanged({});
    const revision = before.revision + 1;
    const { reason, entry: id } = input;
    const standing = { ...before, ...changes, revision, correction: { by, at: now, reason } };
    const { incident, restricted } = original;
    return [
      { name: 'entry-corrected', data: { incident, restricted, entry: id, revision, changes, reason, standing } },
    ];
  };
