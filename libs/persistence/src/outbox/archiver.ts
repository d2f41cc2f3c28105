import type { Connection } from 'mongoose';
import { type AggregateCollection, eventLog } from '../aggregate/stored-aggregate.js';
import { archive, type Published } from './archive.js';

/** Events archived in one go. */
const BULK = 500;
/** What was published waits so long for others, and is archived with them: nobody waits for it. */
const LINGER_MS = 100;
/** Events published and not yet archived; beyond that no more are to be sent. */
const MOST = 5_000;

/** Collects what was published, and archives it in bulk a moment later. */
export class Archiver {
  private readonly waiting: Published[] = [];
  private underWay: Promise<void> | undefined;
  private draining = false;
  private skipLinger: (() => void) | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly collections: ReadonlyMap<string, AggregateCollection<unknown>>,
    private readonly report: {
      /** Told what is archived. */
      readonly onArchived: (published: readonly Published[]) => void;
      /** Told what is in the log, the outbox or both: it will be sent once more. */
      readonly onFailed: (published: readonly Published[], error: unknown) => void;
    },
  ) {}

  /** Takes an event that the bus has. */
  add(published: Published): void {
    this.waiting.push(published);
    this.underWay ??= this.archiveAll();
    if (this.waiting.length >= BULK) this.hurry();
  }

  /** Archives at once what waits. */
  hurry(): void {
    this.skipLinger?.();
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    while (this.waiting.length >= MOST) await this.underWay;
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    this.draining = true;
    this.hurry();
    while (this.underWay) await this.underWay;
    this.draining = false;
  }

  private async archiveAll(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.linger();
      const published = this.waiting.splice(0, BULK);
      try {
        await archive(published, eventLog(this.connection), this.collections);
        this.report.onArchived(published);
      } catch (error) {
        this.report.onFailed(published, error);
      }
    }
    this.underWay = undefined;
  }

  /** Waits a moment for more to archive, unless there is much already, or somebody waits for the end. */
  private async linger(): Promise<void> {
    if (this.draining || this.waiting.length >= BULK) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LINGER_MS);
      this.skipLinger = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.skipLinger = undefined;
  }
}
