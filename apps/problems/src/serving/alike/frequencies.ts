import { Inject, Injectable } from '@nestjs/common';
import { Likenesses } from './likenesses.js';

/** A number that has changed since then weighs nearly the same. */
const FRESH_MS = 5 * 60_000;
/** Kept at most; the oldest are forgotten, so that memory stays flat. */
const MOST_KEPT = 20_000;

interface Counted {
  readonly count: number;
  readonly at: number;
}

/** How many have which trait: what is common is asked again and again, and is what takes time to count. */
@Injectable()
export class Frequencies {
  private readonly counted = new Map<string, Counted>();

  constructor(@Inject(Likenesses) private readonly likenesses: Likenesses) {}

  /** Of each of these. What nobody had a moment ago is counted again, for it may be there now. */
  async of(traits: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = await Promise.all(traits.map((trait) => this.ofOne(trait)));
    return new Map(traits.map((trait, index) => [trait, counts[index]!]));
  }

  private async ofOne(trait: string): Promise<number> {
    const known = this.counted.get(trait);
    const now = performance.now();
    if (known && now - known.at < FRESH_MS) return known.count;
    const count = await this.likenesses.count(trait);
    if (count < WORTH_KEEPING) return count;
    this.counted.delete(trait);
    this.counted.set(trait, { count, at: now });
    if (this.counted.size > MOST_KEPT) this.counted.delete(this.counted.keys().next().value!);
    return count;
  }
}

/** Few are counted in no time, and one more or less matters. */
const WORTH_KEEPING = 20;
