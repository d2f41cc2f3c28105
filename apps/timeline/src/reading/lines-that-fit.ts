import type { InputOf, readTimeline } from '#contracts';
import { type Narrowing, narrowedBy } from './narrowed-by.js';

/** Which lines of a record are wanted. */
export type EntryFilter = Narrowing & Pick<InputOf<typeof readTimeline>, 'incident' | 'service'>;

/** The filter, as the database asks it. What is quiet is in the proof, not among what people read. */
export const linesThatFit = ({ incident, service, ...narrowing }: EntryFilter): object => ({
  incident,
  'shown.quiet': false,
  ...narrowedBy(narrowing, 'shown.'),
  ...(service && { 'event.source': `/muster/${service}` }),
});
