import {
  AckPolicy,
  DeliverPolicy,
  type JetStreamManager,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import type { ServiceName } from '#contracts';

/** The stream of what is still to be done: what is done is gone from it. */
export const WORK_STREAM = 'MUSTER_WORK';

/** The lanes of work of each service that hands work to its own processes. */
export const WORK_LANES = { communications: ['plan', 'urgent', 'bulk'] } as const satisfies Partial<
  Record<ServiceName, readonly string[]>
>;

/** A service that has work lanes. */
export type WorkingService = keyof typeof WORK_LANES;

/** A piece of work that was not settled nor said to be under way for so long is given to somebody else. */
export const ACK_WAIT_MS = 20_000;

/** Where the work of a lane goes. */
export const workSubject = (service: string, lane: string): string => `muster.work.${service}.${lane}`;

/** The durable consumer that all workers of a lane share. */
export const workConsumer = (service: string, lane: string): string => `${service}-${lane}`;

/** Sees to it that the stream of work exists. One that exists with other settings is an operator's choice and stays. */
export async function ensureWorkStream(connection: NatsConnection): Promise<JetStreamManager> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  try {
    await manager.streams.info(WORK_STREAM);
  } catch {
    await manager.streams.add({
      ...{ name: WORK_STREAM, subjects: ['muster.work.>'] },
      ...{ storage: StorageType.File, retention: RetentionPolicy.Workqueue },
    });
  }
  return manager;
}

/** Sees to it that the lane has its consumer, also after the bus has lost its disk. */
export async function ensureWorkLane(connection: NatsConnection, service: string, lane: string): Promise<void> {
  const manager = await ensureWorkStream(connection);
  await manager.consumers.add(WORK_STREAM, {
    durable_name: workConsumer(service, lane),
    // In a list, so that its name alone says what an account may make.
    filter_subjects: [workSubject(service, lane)],
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ACK_WAIT_MS),
    // What waits for a limit is given back for a while, and must not keep back the rest.
    max_ack_pending: -1,
    max_deliver: -1,
  });
}
