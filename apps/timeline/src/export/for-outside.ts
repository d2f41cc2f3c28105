import { entryCorrected, type Language, type TimelineEntry } from '#contracts';
import type { Line } from '../chain/line.js';
import { type Readable, wordedEntry } from '../reading/worded-entry.js';
import { hasAddress, type People, withoutAddresses } from './people.js';

/** How a record is read: inside with everything, outside without what is internal, and by name only where that is wished. */
export interface ReadingFor {
  readonly view: 'internal' | 'external';
  readonly names: boolean;
}

/** Whether a line is left out of what is shown outside. What a correction changed shows in the entry that it is about. */
export const isWithheld = ({ shown, event }: Pick<Line, 'shown' | 'event'>): boolean =>
  shown.internal || shown.quiet || event.type === entryCorrected.type;

/** The lines that are not withheld, as the database asks for them. */
export const SHOWN_OUTSIDE = { 'shown.internal': false, 'event.type': { $ne: entryCorrected.type } } as const;

/** An entry as it is shown outside: nobody's name unless `named`, no address of anybody, no facts beside its words. */
export function outsideEntry(line: Readable, language: Language, people: People, named: boolean): TimelineEntry {
  const at = line.shown.occurredAt;
  const calling = <Facts>(facts: Facts): Facts => (named ? facts : people.calling(facts, at, language));
  const { event, shown, redaction } = line;
  const actor = calling({ id: event.actor, name: event.actorname });
  const read = wordedEntry(
    {
      ...line,
      event: { ...event, actorname: actor.name, data: calling(event.data) },
      shown: { ...shown, standing: calling(shown.standing) },
      ...(redaction && { redaction: calling(redaction) }),
    },
    language,
  );
  const clean = (text: string): string => {
    const words = withoutAddresses(text, language);
    return named ? words : people.unnamed(words, at, language);
  };
  const mark = <Mark extends { by: TimelineEntry['by']; reason: string }>(given: Mark | null): Mark | null =>
    given && { ...given, by: outside(given.by), reason: clean(given.reason) };
  const outside = (person: TimelineEntry['by']) =>
    named ? person : { ...person, id: people.called(person, at, language).id };
  const { saidBy, source } = read;
  return {
    ...read,
    by: outside(read.by),
    saidBy: saidBy && clean(named ? saidBy : people.speaker(saidBy, at, language)),
    source: { service: source.service, event: source.event },
    text: clean(read.text),
    tags: read.tags.map(clean),
    mentions: [],
    links: read.links.filter(({ url }) => !hasAddress(url)).map(({ title, url }) => ({ title: clean(title), url })),
    files: read.files.map((file) => ({ ...file, name: clean(file.name) })),
    correction: mark(read.correction),
    redaction: mark(read.redaction),
    data: {},
  };
}
