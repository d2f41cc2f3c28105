import { z } from 'zod';
import {
  type InputOf,
  KEEPERS,
  type OutputOf,
  readEventSubject,
  type ServiceName,
  UPKEEP,
  type Upkeep,
} from '#contracts';
import { reasonOf } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import type { Parts } from '../parts.js';

type Output = OutputOf<Upkeep['rebuildCopies']>;
type Logged = OutputOf<Upkeep['readEventLog']>['events'][number];

const AT_ONCE = 200;

/** What a service keeps of others: dropped, it is built again from their events. */
export interface Copy {
  readonly name: string;
  drop(): Promise<void>;
}

const place = z.tuple([z.string(), z.string().nullable()]);

/**
 * One step of building all copies again: without a place it drops them; then it reads a page of one source's log and
 * handles it as if it had come from the stream. Where the services it follows are asked in turn, by their logs, the age
 * limit of the stream does not matter.
 */
export async function rebuild(parts: Parts, { after }: InputOf<Upkeep['rebuildCopies']>): Promise<Output> {
  const sources = KEEPERS.filter((service) => service !== parts.service && parts.events?.followsOf(service));
  const [source, from] = after === undefined ? [sources[0], null] : readCursor(after, place);
  if (after === undefined) for (const copy of parts.copies) await copy.drop();
  if (source === undefined) return { source: null, handled: 0, failed: 0, next: null };
  const page = await readLog(parts, source as ServiceName, from);
  const wanted = page.events.filter(({ subject }) => isFollowed(parts, subject));
  const failures = (await Promise.all(wanted.map((logged) => handle(parts, logged)))).filter((failed) => failed);
  const following = sources[sources.indexOf(source as ServiceName) + 1];
  const next = page.next ? writeCursor([source, page.next]) : following ? writeCursor([following, null]) : null;
  return { source, handled: wanted.length - failures.length, failed: failures.length, next };
}

async function readLog({ client, tokens }: Parts, source: ServiceName, from: string | null) {
  const { readEventLog } = UPKEEP.get(source)!;
  const input = { limit: AT_ONCE, ...(from && { after: from }) };
  return (await client.ask(readEventLog, input, { token: await tokens.token() })).output;
}

function isFollowed({ events }: Parts, subject: string): boolean {
  const told = readEventSubject(subject);
  return told !== undefined && events!.follows(told.service, told.name);
}

/** Whether it failed: then it is a dead letter like any other. */
async function handle({ events, deadLetters, service }: Parts, { subject, event }: Logged): Promise<boolean> {
  try {
    await events!.handleAgain({ subject, json: () => event });
    return false;
  } catch (failure) {
    const error = reasonOf(failure);
    await deadLetters.keep({ consumer: service, subject, payload: JSON.stringify(event), error, tries: 1 });
    return true;
  }
}
