import type { Connection, mongo } from 'mongoose';
import { reading } from '../aggregate/faults.js';
import { eventLog, type LoggedEvent } from '../aggregate/stored-aggregate.js';

/** A page weighs at most about this, so that it crosses the bus. */
const PAGE_BYTES = 1_048_576;

/** Which events of a log are wanted. */
export interface LogQuery {
  readonly limit: number;
  /** The id to go on after. */
  readonly after?: string | undefined;
  /** Only events of these names. */
  readonly names?: readonly string[] | undefined;
}

/** Events of a log in the order of their ids, which is nearly that of time; `next` is null when there are no more. */
export interface LogPage {
  readonly events: readonly Pick<LoggedEvent, 'subject' | 'event' | 'at'>[];
  readonly next: string | null;
}

/** Reads a page of the log of every event this service published. Throws `unavailable` when the database cannot be asked. */
export async function logPage(connection: Connection, { limit, after, names }: LogQuery): Promise<LogPage> {
  const log = await eventLog(connection);
  const filter = {
    ...(after && { _id: { $gt: after } }),
    ...(names && { subject: { $regex: `\\.(${names.map((name) => name.replace(/[^\w-]/g, '')).join('|')})$` } }),
  };
  const projection = { subject: 1, event: 1, at: 1 };
  const found = log.find(filter as mongo.Filter<LoggedEvent>, { projection }).sort({ _id: 1 });
  const read = await reading(found.limit(limit + 1).toArray());
  const events = uptoWeight(read.slice(0, limit));
  const last = events.at(-1);
  return { events, next: last && events.length < read.length ? last._id : null };
}

function uptoWeight(read: readonly LoggedEvent[]): LoggedEvent[] {
  let bytes = 0;
  const fits = ({ event }: LoggedEvent) => {
    bytes += JSON.stringify(event).length;
    return bytes <= PAGE_BYTES;
  };
  const end = read.findIndex((logged) => !fits(logged));
  return read.slice(0, end === -1 ? read.length : Math.max(1, end));
}
