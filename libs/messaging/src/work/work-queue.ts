import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { Bus } from '../bus/bus.js';
import { ensureWorkLane, WORK_STREAM, workConsumer, workSubject } from './work-stream.js';

const ACK_MS = 2_500;

/** Work that a service hands to its own processes, however many there are; what was put there survives all of them. */
export class WorkQueue<Lane extends string = string> {
  private constructor(
    private readonly bus: Bus,
    private readonly service: string,
    private readonly lanes: readonly Lane[],
  ) {}

  /** Opens the lanes; makes what is missing of them on the bus. */
  static async open<Lane extends string>(bus: Bus, service: string, lanes: readonly Lane[]): Promise<WorkQueue<Lane>> {
    for (const lane of lanes) await ensureWorkLane(bus.connection, service, lane);
    return new WorkQueue(bus, service, lanes);
  }

  /** Resolves when the work is on the server's disk. It may be done more than once, and must not mind. Throws when the bus does not take it. */
  async put(lane: Lane, work: object): Promise<void> {
    const { bus, service } = this;
    if (!bus.isUp()) throw new Error('the bus is down');
    const send = () =>
      jetstream(bus.connection).publish(workSubject(service, lane), JSON.stringify(work), { timeout: ACK_MS });
    try {
      await send();
    } catch (error) {
      // A bus that lost its disk comes back without the stream.
      if (!bus.isUp()) throw error;
      await ensureWorkLane(bus.connection, service, lane);
      await send();
    }
  }

  /** How many pieces of work of a lane are not done yet: those nobody has taken, and those somebody has. Throws while the bus is away. */
  async waiting(lane: Lane): Promise<number> {
    const manager = await jetstreamManager(this.bus.connection, { checkAPI: false, timeout: ACK_MS });
    const { num_pending, num_ack_pending } = await manager.consumers.info(
      WORK_STREAM,
      workConsumer(this.service, lane),
    );
    return num_pending + num_ack_pending;
  }

  /** The same of every lane. */
  async waitingByLane(): Promise<ReadonlyMap<Lane, number>> {
    return new Map(await Promise.all(this.lanes.map(async (lane) => [lane, await this.waiting(lane)] as const)));
  }
}
