import type { Lane } from '../../delivery/delivery.js';

/** What has not answered by then no longer keeps others from being sent. */
const SLOW_AFTER_MS = 500;
/** What is under way in all, slow ones included, is at most so many times what may be under way at once. */
const SLOW_TIMES = 10;
/** Whoever wants several waits until this part of all is free, rather than going on by ones. */
const AT_LEAST = 1 / 8;

/** Who is served first: urgent work, then what has begun, then the rest. */
const ORDER = { urgent: 0, begun: 1, bulk: 2 } as const;

interface Waiting {
  readonly most: number;
  readonly granted: (count: number) => void;
}

/** One delivery that is under way. */
export interface Slot {
  /** There is an answer, or none will come. */
  answered(): void;
  /** What came of it is stored. */
  written(): void;
}

/** As a part of all, what is taken from the database while no place is free yet: so that none stays empty meanwhile. */
const AHEAD = 1 / 4;

/**
 * What one process may have under way at once. A receiver that hangs takes the place of others for half a second only; then it
 * counts among the slow ones, of which there can be many, but not any number.
 */
export class Slots {
  /** Taken, but not begun. */
  private taken = 0;
  /** Begun, and not slow yet. */
  private quick = 0;
  /** All whose outcome is not stored yet. */
  private all = 0;
  private granting = false;
  private readonly waiting: Waiting[][] = [[], [], []];
  private readonly ready: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  /** Resolves with how many may be taken, one at least and `most` at most. Each of them is begun, or given back. */
  take(most: number, lane: Lane | 'begun'): Promise<number> {
    return new Promise((granted) => {
      this.waiting[ORDER[lane]]!.push({ most, granted });
      void this.grant();
    });
  }

  /** Gives back what was taken and is not begun. */
  giveBack(count: number): void {
    this.taken -= count;
    this.all -= count;
    void this.grant();
  }

  /** One of those taken begins, as soon as there is a place for it. */
  async begin(): Promise<Slot> {
    if (this.quick >= this.atOnce) await new Promise<void>((free) => this.ready.push(free));
    else this.quick += 1;
    this.taken -= 1;
    let isQuick = true;
    const noLongerQuick = () => {
      clearTimeout(timer);
      if (!isQuick) return;
      isQuick = false;
      this.makeRoom();
    };
    const timer = setTimeout(noLongerQuick, SLOW_AFTER_MS);
    return {
      answered: noLongerQuick,
      written: () => {
        noLongerQuick();
        this.all -= 1;
        void this.grant();
      },
    };
  }

  /** How many are under way. */
  get underWay(): number {
    return this.all;
  }

  private get free(): number {
    const places = Math.ceil(this.atOnce * (1 + AHEAD)) - this.taken - this.quick;
    return Math.min(places, this.atOnce * (1 + SLOW_TIMES) - this.all);
  }

  /** The place of one that has answered, or is slow, goes to the next. */
  private makeRoom(): void {
    const next = this.ready.shift();
    if (next) next();
    else this.quick -= 1;
    void this.grant();
  }

  /** Who waits for the most urgent comes back for more in between, and is first again. */
  private async grant(): Promise<void> {
    if (this.granting) return;
    this.granting = true;
    for (;;) {
      const line = this.waiting.find((one) => one.length > 0);
      const least = Math.min(line?.[0]?.most ?? 0, Math.max(1, Math.floor(this.atOnce * AT_LEAST)));
      if (!line || this.free < least) break;
      const { most, granted } = line.shift()!;
      const count = Math.min(most, this.free);
      this.taken += count;
      this.all += count;
      granted(count);
      await new Promise((soon) => setImmediate(soon));
    }
    this.granting = false;
  }
}
