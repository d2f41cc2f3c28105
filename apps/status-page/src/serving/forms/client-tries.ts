import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** How many a client may send at once, and how long it waits for one more after that. */
const [MOST, EVERY_MS] = [20, 30_000];
/** Clients that are remembered: more of them push out who came longest ago, and take no more room. */
const CLIENTS = 10_000;

/** Whom an address belongs to: of IPv6 whoever has one has the 2^64 beside it. */
function clientOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const all = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - behind.length)).fill('0'), ...behind];
  return all.slice(0, 4).join(':');
}

/** How often each client may still try something: so many at once, then one after another, with pauses. */
export class ClientTries {
  private readonly buckets = new LRUCache<string, Bucket>({ max: CLIENTS });

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether this client may try. */
  mayTry(address: string): boolean {
    return this.left(clientOf(address)) >= 1;
  }

  /** It tried. */
  count(address: string): void {
    const client = clientOf(address);
    this.buckets.set(client, { tokens: Math.max(0, this.left(client) - 1), at: this.now() });
  }

  private left(client: string): number {
    const bucket = this.buckets.get(client);
    return bucket ? Math.min(MOST, bucket.tokens + (this.now() - bucket.at) / EVERY_MS) : MOST;
  }
}
