import { jetstreamManager } from '@nats-io/jetstream';
import { type Envelope, EVENT_STREAM } from '#contracts';
import type { Bus } from './bus.js';

/** Messages asked for together. */
const BATCH = 200;
/** What the server says when there is nothing (more) under a subject. */
const NOTHING_THERE = 404;

/**
 * Deletes events of an incident from the stream, and has the server write over their bytes; gives how many. Whoever follows
 * and had not had them yet does not get them any more: publish what they are to get instead. Throws while the bus is away.
 */
export async function eraseEvents(
  { connection }: Pick<Bus, 'connection'>,
  incident: string,
  isMeant: (event: Envelope) => boolean,
): Promise<number> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  let erased = 0;
  for (const prefix of ['evt', 'restricted']) {
    for await (const { sequence, event } of eventsUnder(manager, `muster.${prefix}.${incident}.>`)) {
      if (event === undefined || !isMeant(event)) continue;
      await manager.streams.deleteMessage(EVENT_STREAM, sequence, true);
      erased += 1;
    }
  }
  return erased;
}

async function* eventsUnder(manager: Awaited<ReturnType<typeof jetstreamManager>>, subject: string) {
  let from = 1;
  for (;;) {
    let last = 0;
    try {
      const batch = await manager.direct.getBatch(EVENT_STREAM, { seq: from, next_by_subj: subject, batch: BATCH });
      for await (const message of batch) {
        last = message.seq;
        yield { sequence: message.seq, event: readable(() => message.json<Envelope>()) };
      }
    } catch (error) {
      if ((error as { code?: number }).code !== NOTHING_THERE) throw error;
    }
    if (last === 0) return;
    from = last + 1;
  }
}

function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    // It is no event, and nobody's words.
    return undefined;
  }
}
