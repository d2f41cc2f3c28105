import type { InputOf, readTimeline } from '#contracts';

/** Which lines of a record are wanted. */
export type EntryFilter = Pick<
  InputOf<typeof readTimeline>,
  'incident' | 'kind' | 'person' | 'role' | 'service' | 'tag' | 'key' | 'from' | 'to'
>;

const utc = (instant: string): string => new Date(instant).toISOString();

/** The filter, as the database asks it. What is quiet is in the proof, not among what people read. */
export function linesThatFit({ incident, kind, person, role, service, tag, key, from, to }: EntryFilter): object {
  return {
    incident,
    'shown.quiet': false,
    ...(kind && { 'shown.kind': { $in: kind } }),
    ...(person && { 'shown.people': person }),
    ...(role && { 'shown.roles': role }),
    ...(service && { 'event.source': `/muster/${service}` }),
    ...(tag && { 'shown.tags': tag }),
    ...(key !== undefined && { 'shown.key': key }),
    ...((from || to) && {
      'shown.occurredAt': { ...(from && { $gte: utc(from) }), ...(to && { $lt: utc(to) }) },
    }),
  };
}
