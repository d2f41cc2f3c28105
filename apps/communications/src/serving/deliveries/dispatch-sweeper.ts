import { Inject, Injectable } from '@nestjs/common';
import { Rounds } from '#persistence';
import { Parts } from '#service';
import type { Dispatch } from '../../delivery/dispatch.js';
import { DeliveryStore } from './delivery-store.js';
import { Dispatches } from './dispatches.js';
import { WORK } from './stores.js';
import type { CommunicationsWork } from './work.js';

const EVERY_MS = 1_000;
const MOST = 1_000;
/** What was not planned for so long is looked for in the queue. */
const UNPLANNED_MS = 15_000;
/** What is tried again for hours is counted this often. */
const COUNT_EVERY_MS = 30_000;

/** What is still to be told of. */
export const UNDER_WAY = { 'state.underWay': true } as const;
export const LONGEST_FIRST = { 'state.underWay': 1, 'state.underWaySince': 1 } as const;

/** Tells what became of each message when nothing of it is under way any more. Any number of processes may. */
@Injectable()
export class DispatchSweeper {
  private readonly counted = new Map<string, number>();

  constructor(
    @Inject(Dispatches) private readonly dispatches: Dispatches,
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(WORK) private readonly work: CommunicationsWork,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round. */
  async sweep(): Promise<void> {
    const underWay = await this.dispatches.store.list(UNDER_WAY, LONGEST_FIRST, MOST);
    const messages = new Set(underWay.map(({ state }) => state.message));
    for (const message of this.counted.keys()) if (!messages.has(message)) this.counted.delete(message);
    for (const { state } of underWay) {
      await (state.recipients === null ? this.planAgain(state) : this.tell(state)).catch(this.onError);
    }
  }

  /** The bus lost its disk, or a process died before it could say what there is to plan. */
  private async planAgain({ message, underWaySince }: Dispatch): Promise<void> {
    const age = this.parts.clock.now().getTime() - Date.parse(underWaySince);
    if (age < UNPLANNED_MS || (await this.work.waiting('plan')) > 0) return;
    await this.work.put('plan', { message });
  }

  private async tell({ message, told }: Dispatch): Promise<void> {
    const last = this.counted.get(message);
    if (last === undefined) this.counted.set(message, Date.now());
    const isTooSoon = last === undefined || Date.now() - last < COUNT_EVERY_MS;
    // How that stands was told already: it has time.
    if (told !== null && isTooSoon) return;
    if (isTooSoon && (await this.deliveries.isUnderWay(message))) return;
    this.counted.set(message, Date.now());
    await this.dispatches.tell(message, await this.deliveries.tally([message]));
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'what became of a message could not be told');
  };
}
