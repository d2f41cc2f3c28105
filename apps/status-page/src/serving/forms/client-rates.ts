import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Bucket, type Rate } from './bucket.js';
import { networkOf } from './network-of.js';

/** Clients that are remembered: more of them push out who came longest ago, and take no more room. */
const MOST_CLIENTS = 10_000;

/** How often each client may still come. Keeps nobody's address, only a sign of it that means nothing outside this process. */
export class ClientRates {
  private readonly secret = randomBytes(32);
  private readonly buckets = new LRUCache<string, Bucket>({ max: MOST_CLIENTS });

  constructor(private readonly rate: Rate) {}

  /** Whether whoever has this address may come once more by now. */
  hasRoom(address: string, now: Date): boolean {
    return this.buckets.get(this.signOf(address))?.hasRoom(now) ?? this.rate.atOnce >= 1;
  }

  /** They came. */
  take(address: string, now: Date): void {
    const sign = this.signOf(address);
    const bucket = this.buckets.get(sign) ?? new Bucket(this.rate);
    bucket.take(now);
    this.buckets.set(sign, bucket);
  }

  private signOf(address: string): string {
    return createHmac('sha256', this.secret).update(networkOf(address)).digest('base64url');
  }
}
