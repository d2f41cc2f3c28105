import { type Localised, sourceOf } from '#contracts';
import { formsOf, inEachLanguage } from '#words';
import type { Line } from '../chain/line.js';
import { noteIn } from '../entry/note-in.js';
import type { Shown } from '../entry/shown.js';
import { wordsOf } from '../reading/worded-entry.js';

/** What of a line is found by its words. */
export type Sayable = Pick<Line, '_id' | 'incident' | 'event' | 'shown'>;

/** The words of an entry, and what a search can be narrowed by. */
export interface Searchable extends Localised, Pick<Shown, 'kind' | 'key' | 'tags' | 'people' | 'roles'> {
  readonly _id: string;
  readonly incident: string;
  /** Whether its incident is restricted now. */
  readonly restricted: boolean;
  readonly occurredAt: string;
  readonly service: string;
  /** The sequence of the event that told last what people did with it. */
  readonly standingAt: number;
}

/** What is written beside the words of an entry: tags, names of files, titles of links, where it comes from, who said it. */
export function besides({ event, shown }: Pick<Sayable, 'event' | 'shown'>): readonly string[] {
  const { files = [], links = [], source, saidBy } = noteIn(event);
  const names = [...files.map(({ name }) => name), ...links.map(({ title }) => title)];
  return [...shown.tags, ...names, source?.system, source?.externalId, saidBy].filter((text) => text !== undefined);
}

/** The words of an entry as it stands; undefined for what is no line that people read. */
export function searchable(line: Sayable, restricted: boolean): Searchable | undefined {
  const { _id, incident, event, shown } = line;
  const { kind, key, tags, people, roles, occurredAt, quiet, standingAt } = shown;
  if (quiet) return undefined;
  const words = wordsOf(line);
  return {
    ...{ _id, incident, restricted, occurredAt, kind, key, tags, people, roles, standingAt },
    service: sourceOf(event),
    ...inEachLanguage((language) => formsOf([words[language], ...besides(line)], language)),
  };
}
