import { Rounds } from '#persistence';
import type { StoredDelivery } from '../../delivery/delivery.js';
import { LEASE_MS } from '../../delivery/standing.js';
import type { DeliveryStore } from './delivery-store.js';

const EVERY_MS = LEASE_MS / 4;

/** Says of what takes long that it is still under way, so that nobody else takes it up. */
export class Leases {
  private readonly held = new Map<string, { readonly claim: string; since: number }>();
  private readonly rounds: Rounds;
  private stopped = false;

  constructor(
    private readonly deliveries: DeliveryStore,
    onError: (error: unknown) => void,
  ) {
    this.rounds = new Rounds(EVERY_MS, () => this.renew(), onError);
    this.rounds.start();
  }

  hold({ _id, claim }: StoredDelivery): void {
    this.held.set(_id, { claim: claim!, since: Date.now() });
  }

  release(id: string): void {
    this.held.delete(id);
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  stop(): void {
    this.stopped = true;
    void this.rounds.stop();
  }

  private async renew(): Promise<void> {
    const before = Date.now() - EVERY_MS;
    const long = [...this.held].filter(([, { since }]) => since <= before);
    if (long.length === 0) return;
    await this.deliveries.keepLease(
      long.map(([id]) => id),
      long.map(([, { claim }]) => claim),
    );
  }
}
