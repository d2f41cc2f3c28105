interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Items that are written in one go. */
const BULK = 500;

/**
 * Writes in bulk what comes one by one: what comes while a write is under way goes together into the next one. Nothing
 * waits for others to come, so a single item is written at once.
 */
export class Together<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private writing = false;

  constructor(private readonly write: (items: readonly Item[]) => Promise<void>) {}

  /** Resolves when the item is written; throws what its write threw. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    // Whoever comes in the same turn of the event loop is in the first write already.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
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
