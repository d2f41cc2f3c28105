import { setTimeout as wait } from 'node:timers/promises';

interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Items that are written in one go. */
const BULK = 500;

/**
 * Writes in bulk what comes one by one: what comes while a write is under way goes together into the next one. With
 * `lingerMs` each write also waits that long for others to come: for what nobody waits for, so that a busy hour costs few
 * writes. Without, a single item is written at once.
 */
export class Together<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private writing = false;

  constructor(
    private readonly write: (items: readonly Item[]) => Promise<void>,
    private readonly lingerMs = 0,
  ) {}

  /** Resolves when the item is written; throws what its write threw. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      // Whoever comes in the same moment is in the first write already.
      if (this.lingerMs === 0) await Promise.resolve();
      else if (this.waiting.length < BULK) await wait(this.lingerMs);
      const batch = this.waiting.splice(0, BULK);
      try {
        await this.write(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = false;
  }
}
