import { type JetStreamManager, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import { EVENT_STREAM, EVENT_SUBJECTS } from '#contracts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const RECOGNISES_REPEATS_MS = 10 * 60 * 1_000;

/** How long the stream keeps events where nothing else is set; the services' logs keep all. */
export const KEPT_DAYS = 30;

/** Sees to it that the stream of events exists. One that exists with other settings is an operator's choice and stays. */
export async function ensureEventStream(connection: NatsConnection, keptDays = KEPT_DAYS): Promise<JetStreamManager> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  try {
    await manager.streams.info(EVENT_STREAM);
  } catch {
    await manager.streams.add({
      name: EVENT_STREAM,
      subjects: [...EVENT_SUBJECTS],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      max_age: nanos(keptDays * DAY_MS),
      duplicate_window: nanos(RECOGNISES_REPEATS_MS),
      allow_direct: true,
    });
  }
  return manager;
}

/** Tells one making of the stream from another, by when it was made: a feed that stood in an earlier one cannot go on by sequence. */
export const incarnationOf = (created: string): string => new Date(created).getTime().toString(36);
