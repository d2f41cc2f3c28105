/** How many may come at once, and how many more each second. */
export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** What a rate has left: full at first, emptied by each that comes, filled again by time. */
export class Bucket {
  private left: number;
  private at = Number.NEGATIVE_INFINITY;

  constructor(private readonly rate: Rate) {
    this.left = rate.atOnce;
  }

  /** Whether one more may come by now. */
  hasRoom(now: Date): boolean {
    return this.leftAt(now) >= 1;
  }

  /** One more came. */
  take(now: Date): void {
    this.left = Math.max(0, this.leftAt(now) - 1);
    this.at = now.getTime();
  }

  private leftAt(now: Date): number {
    const seconds = Math.max(0, now.getTime() - this.at) / 1_000;
    return Math.min(this.rate.atOnce, this.left + (this.rate.perSecond === 0 ? 0 : seconds * this.rate.perSecond));
  }
}
