import type { Connection, mongo } from 'mongoose';
import { cursorUnknown } from '#contracts';
import { reading } from '../aggregate/faults.js';
import { eventLog, type LoggedEvent } from '../aggregate/stored-aggregate.js';

/** A page weighs at most about this, so that it crosses the bus: also one that takes no more than its default of 1 MiB. */
const PAGE_BYTES = 524_288;
/** The id of an event: a UUID. */
const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which events of a log are wanted. */
export interface LogQuery {
  readonly limit: number;
  /** The id to go on after. */
  readonly after?: string | undefined;
  readonly order: 'earliest-first' | 'latest-first';
}

/** Events of a log in the order of their ids, which is nearly that of time; `next` is null when there are no more. */
export interface LogPage {
  readonly events: readonly Pick<LoggedEvent, 'subject' | 'event'>[];
  readonly next: string | null;
}

/**
 * Reads a page of the log of every event this service published. Throws `cursor-unknown` for a place that is none, and
 * `unavailable` when the database cannot be asked.
 */
export async function logPage(connection: Connection, { limit, after, order }: LogQuery): Promise<LogPage> {
  if (after !== undefined && !EVENT_ID.test(after)) throw cursorUnknown({});
  const upwards = order === 'earliest-first';
  const filter = (after ? { _id: upwards ? { $gt: after } : { $lt: after } } : {}) as mongo.Filter<LoggedEvent>;
  const found = eventLog(connection)
    .find(filter, { projection: { subject: 1, event: 1 } })
    .sort({ _id: upwards ? 1 : -1 })
    .limit(limit + 1);
  const read = await reading(found.toArray());
  const events = uptoWeight(read.slice(0, limit));
  const last = events.at(-1);
  return { events, next: last && events.length < read.length ? last._id : null };
}

function uptoWeight(read: readonly LoggedEvent[]): LoggedEvent[] {
  let bytes = 0;
  const fits = ({ subject, event }: LoggedEvent) => {
    bytes += Buffer.byteLength(JSON.stringify({ subject, event })) + 1;
    return bytes <= PAGE_BYTES;
  };
  const end = read.findIndex((logged) => !fits(logged));
  return read.slice(0, end === -1 ? read.length : Math.max(1, end));
}
