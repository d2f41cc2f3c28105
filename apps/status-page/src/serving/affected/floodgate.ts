import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';

/** How many are let by at once, and how many more each second. */
export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** A company behind one address reports several times; one program does not speak for a thousand people. */
const OF_ONE: Rate = { atOnce: 20, perSecond: 0.2 };
const OF_ALL: Rate = { atOnce: 600, perSecond: 40 };
const MOST_ADDRESSES = 10_000;

/** With IPv6 a household has a network of its own, and all addresses in it. */
function networkOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(mapped)) return mapped;
  const [before = '', after] = mapped.split('%')[0]!.split('::');
  const left = before.split(':').filter(Boolean);
  const right = after?.split(':').filter(Boolean) ?? [];
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    .slice(0, 4)
    .join(':');
}

/** Lets reports by as fast as people make them: from one address, and from all together. Keeps nobody's address, only a sign of it that means nothing outside this process. */
export class Floodgate {
  private readonly secret = randomBytes(32);
  private readonly addresses = new LRUCache<string, Bucket>({ max: MOST_ADDRESSES });
  private all: Bucket | undefined;

  constructor(
    private readonly ofOne: Rate = OF_ONE,
    private readonly ofAll: Rate = OF_ALL,
  ) {}

  /** Whether one more is let by now; one that is not takes nothing from anybody else. */
  lets(address: string, now: Date): boolean {
    const sign = createHmac('sha256', this.secret).update(networkOf(address)).digest('base64url');
    const own = taken(this.addresses.get(sign), this.ofOne, now);
    if (!own) return false;
    const all = taken(this.all, this.ofAll, now);
    if (!all) return false;
    this.addresses.set(sign, own);
    this.all = all;
    return true;
  }
}

/** What is left of a bucket after one more; undefined where it is empty. */
function taken(bucket: Bucket | undefined, { atOnce, perSecond }: Rate, now: Date): Bucket | undefined {
  const at = now.getTime();
  const since = bucket ? Math.max(0, at - bucket.at) / 1_000 : 0;
  const left = bucket ? Math.min(atOnce, bucket.left + since * perSecond) : atOnce;
  return left >= 1 ? { left: left - 1, at } : undefined;
}
