import type { Maintenance, Publication, ShownComponent } from '#contracts';
import type { PublicCopy } from '../standing/public-copy.js';
import { type Item, keyOf } from './item.js';

const latestFirst = (one: string, other: string): number => other.localeCompare(one);

/** The latest of everything that the public may read, in memory. */
export class KeptCopy {
  private readonly items = new Map<string, Item>();
  private made: PublicCopy | undefined;
  private confirmed: string | null;

  /** With what was kept before, and when that was known to be all there is. */
  constructor(items: Iterable<Item> = [], confirmedAt: string | null = null) {
    this.confirmed = confirmedAt;
    for (const item of items) this.keep(item);
  }

  /** Takes an item unless a later one is there. Says whether anything changed. */
  keep(item: Item): boolean {
    const key = keyOf(item);
    const before = this.items.get(key);
    if (before && before.item.sequence >= item.item.sequence) return false;
    this.items.set(key, item);
    this.made = undefined;
    return true;
  }

  /** All that there was at this moment is here. A time before the last one changes nothing. */
  confirm(at: string): void {
    if (this.confirmed !== null && at <= this.confirmed) return;
    this.confirmed = at;
    if (this.made) this.made = { ...this.made, confirmedAt: at };
  }

  get confirmedAt(): string | null {
    return this.confirmed;
  }

  /** Everything, in no order. */
  get all(): Iterable<Item> {
    return this.items.values();
  }

  /** As the page shows it; the same object until something changes. */
  get copy(): PublicCopy {
    this.made ??= this.make();
    return this.made;
  }

  private make(): PublicCopy {
    const publications: Publication[] = [];
    const maintenances: Maintenance[] = [];
    const components: ShownComponent[] = [];
    for (const one of this.items.values()) {
      if (one.kind === 'publication') publications.push(one.item);
      else if (one.kind === 'maintenance') maintenances.push(one.item);
      else components.push(one.item);
    }
    return {
      publications: publications.sort((one, other) => latestFirst(one.startedAt, other.startedAt)),
      maintenances: maintenances.sort((one, other) => latestFirst(one.scheduledFor, other.scheduledFor)),
      components: components.sort((one, other) => one.position - other.position || one.key.localeCompare(other.key)),
      confirmedAt: this.confirmed,
    };
  }
}
