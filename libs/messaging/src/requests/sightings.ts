import type { Position } from '#contracts';

/** A read waits this long for what it asks to have seen. */
const PATIENCE_MS = 500;
/** Another replica may have seen it; nothing tells this process of that. */
const LOOK_AGAIN_MS = 40;

/**
 * Lets a read wait until this service has seen an event of another. `look` asks the service's own store; `arrived` wakes
 * those who wait.
 */
export class Sightings {
  private readonly waiting = new Set<() => void>();

  constructor(private readonly look: (position: Position) => Promise<boolean>) {}

  /** Something was taken in: whoever waits looks again. */
  arrived(): void {
    for (const wake of this.waiting) wake();
  }

  /** Waits for all of them; gives back those not seen in time. */
  async missing(positions: readonly Position[]): Promise<Position[]> {
    const deadline = Date.now() + PATIENCE_MS;
    let missing = [...positions];
    while (true) {
      const seen = await Promise.all(missing.map((position) => this.look(position)));
      missing = missing.filter((_, index) => !seen[index]);
      if (missing.length === 0 || Date.now() >= deadline) return missing;
      await this.next();
    }
  }

  private next(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_AGAIN_MS);
      this.waiting.add(wake);
    });
  }
}
