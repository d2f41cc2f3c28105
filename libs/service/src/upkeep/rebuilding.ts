import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { cursorUnknown, type InputOf, KEEPERS, type OutputOf, readEventSubject, UPKEEP, type Upkeep } from '#contracts';
import { NoRoom, reasonOf } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import type { Parts } from '../parts.js';

type Output = OutputOf<Upkeep['rebuildCopies']>;
type Logged = OutputOf<Upkeep['readEventLog']>['events'][number];

const AT_ONCE = 200;
/** What was followed a moment before it was dropped may come into its publisher's log a moment later. */
const LOGGED_AFTER_MS = 1_000;

/** What a service keeps of others: dropped, it is built again from their events. */
export interface Copy {
  /** Drops a page of it, after this id; gives where to go on, or null when all is dropped. */
  drop(after: string | null): Promise<string | null>;
}

/** What is done next: dropping copies, one after the other, then reading the logs of what is followed. */
const step = z.union([
  z.tuple([z.literal('drop'), z.int().nonnegative(), z.string().nullable()]),
  z.tuple([z.literal('read'), z.enum(KEEPERS), z.string().nullable()]),
]);
type Step = z.output<typeof step>;

/**
 * One step of building all copies again. Where the services it follows are asked in turn, by their logs, the age limit of
 * the stream does not matter. The logs are read from their end: what is the latest is there before what came earlier, and
 * no incident is open meanwhile that was restricted later.
 */
export async function rebuild(parts: Parts, { after }: InputOf<Upkeep['rebuildCopies']>): Promise<Output> {
  const [what, which, from] = after === undefined ? (['drop', 0, null] as const) : readCursor(after, step);
  const next = (going: Step | undefined) => (going ? writeCursor(going) : null);
  const sources = KEEPERS.filter((service) => parts.events?.followsOf(service));
  if (what === 'drop') {
    const going = await drop(parts, which, from);
    return { source: null, handled: 0, failed: 0, next: next(going ?? (sources[0] && ['read', sources[0], null])) };
  }
  if (!sources.includes(which)) throw cursorUnknown({});
  const page = await readLog(parts, which, from);
  const wanted = page.events.filter(({ subject }) => isFollowed(parts, subject));
  const failures = (await Promise.all(wanted.map((logged) => handle(parts, logged)))).filter((failed) => failed);
  const following = sources[sources.indexOf(which) + 1];
  const going: Step | undefined = page.next ? ['read', which, page.next] : following && ['read', following, null];
  const counts = { handled: wanted.length - failures.length, failed: failures.length };
  return { source: which, ...counts, next: next(going) };
}

/** Drops a page of a copy; undefined when all copies are dropped and may be built again. */
async function drop({ copies }: Parts, which: number, from: string | null): Promise<Step | undefined> {
  const going = await copies[which]?.drop(from);
  if (going) return ['drop', which, going];
  if (which + 1 < copies.length) return ['drop', which + 1, null];
  if (copies.length > 0) await wait(LOGGED_AFTER_MS);
  return undefined;
}

async function readLog({ client, tokens }: Parts, source: (typeof KEEPERS)[number], from: string | null) {
  const { readEventLog } = UPKEEP.get(source)!;
  const input = { limit: AT_ONCE, order: 'latest-first', ...(from && { after: from }) } as const;
  return (await client.ask(readEventLog, input, { token: await tokens.token() })).output;
}

function isFollowed({ events }: Parts, subject: string): boolean {
  const told = readEventSubject(subject);
  return told !== undefined && events!.follows(told.service, told.name);
}

/** Whether it failed: then it is a dead letter like any other, as long as there is room. */
async function handle({ events, deadLetters, service }: Parts, { subject, event }: Logged): Promise<boolean> {
  try {
    await events!.handleAgain({ subject, json: () => event });
    return false;
  } catch (failure) {
    const letter = { consumer: service, subject, payload: JSON.stringify(event), error: reasonOf(failure), tries: 1 };
    await deadLetters.keep(letter).catch((error: unknown) => {
      if (!(error instanceof NoRoom)) throw error;
    });
    return true;
  }
}
