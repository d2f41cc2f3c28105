import type { PersonReference } from '#contracts';
import { inOneLine } from '../postmortem/chapters/chapter.js';
import type { KnownCause } from './propose-factor.js';

/** The tags by which people mark an entry of the record as a cause, in both languages. */
export const CAUSE_TAGS = [
  'cause',
  'root cause',
  'root-cause',
  'contributing factor',
  'cause profonde',
  'facteur contributif',
] as const;

/** Whether people marked it as a cause. */
export const marksCause = (tags: readonly string[]): boolean =>
  tags.some((tag) => (CAUSE_TAGS as readonly string[]).includes(tag.trim().toLowerCase()));

/** An entry of a record as it stands. */
export interface MarkedEntry {
  readonly incident: string;
  readonly entry: string;
  readonly text: string;
  readonly by: PersonReference;
  readonly at: string;
}

const WHAT = 300;
const WHY = 2_000;

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…`.toWellFormed() : text;

/** A marked entry as a cause: its first line is what was so, the rest how it contributed; undefined for one without words. */
export function causeOf({ incident, entry, text, by, at }: MarkedEntry): KnownCause | undefined {
  const [first = '', ...rest] = text.trim().split('\n');
  const line = inOneLine(first) || inOneLine(text);
  if (line === '') return undefined;
  const more = (line.length > WHAT ? text : rest.join('\n')).trim();
  return {
    ...{ id: `timeline/${entry}`, service: 'timeline', by, at },
    ...{ what: cut(line, WHAT), why: more === '' ? null : cut(more, WHY), evidence: [{ incident, entry }] },
  };
}
