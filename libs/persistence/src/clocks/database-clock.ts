import type { Connection } from 'mongoose';

/** How often the offset to the database is measured again. */
const EVERY_MS = 60_000;

/** The database's time, so that all processes agree: this process's clock plus its measured offset. */
export class DatabaseClock {
  private offsetMs = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly connection: Connection) {}

  /** Measures the offset now and again every minute. */
  async start(): Promise<void> {
    await this.measure();
    this.timer = setInterval(() => void this.measure().catch(() => {}), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Half the round trip is taken as the way there; on one network that is right to some milliseconds. */
  private async measure(): Promise<void> {
    const asked = Date.now();
    const reply = (await this.connection.db!.command({ hello: 1 })) as { localTime: Date };
    const answered = Date.now();
    const offset = reply.localTime.getTime() - (asked + answered) / 2;
    // Within the error of the measurement the two clocks are one: a wobble would make times run backwards.
    this.offsetMs = Math.abs(offset) <= answered - asked + 1 ? 0 : Math.round(offset);
  }
}
