import type { ServerResponse } from 'node:http';
import type { Language } from '#contracts';
import type { Frame } from './frames.js';

/** What may wait in a slow client's connection before it is told to come again. */
const LONGEST_QUEUE_BYTES = 1_048_576;
/** And what may wait to be sent at all. */
const LONGEST_QUEUE = 10_000;
const HEARTBEAT_MS = 15_000;
/** Visibility is asked again at most this often. */
const TRUSTED_MS = 1_000;

/** One client's feed: frames in order, each once, only while the client may see them. */
export class Feed {
  private last = 0;
  private checkedAt = Date.now();
  private sending = Promise.resolve();
  private waiting = 0;
  private readonly heartbeat = setInterval(() => this.write(': \n\n'), HEARTBEAT_MS);

  constructor(
    private readonly response: ServerResponse,
    private readonly language: Language,
    /** Asks again whether the client sees the incident; throws when not. */
    private readonly mustSee: () => Promise<unknown>,
  ) {}

  /** Sends text as it is. */
  write(text: string): void {
    if (this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > LONGEST_QUEUE_BYTES) this.end();
  }

  /** Frames up to this sequence count as sent. */
  startAfter(sequence: number): void {
    this.last = sequence;
  }

  /** Sends a frame after those before it, unless it was sent. A restricted one only after asking whether it may be seen. */
  send(frame: Frame): void {
    if (this.waiting >= LONGEST_QUEUE) {
      this.end();
      return;
    }
    this.waiting += 1;
    this.sending = this.sending
      .then(() => this.sendNow(frame))
      .finally(() => {
        this.waiting -= 1;
      });
  }

  /** Resolves when what was given so far is sent. */
  flushed(): Promise<void> {
    return this.sending;
  }

  end(): void {
    clearInterval(this.heartbeat);
    if (!this.response.writableEnded) this.response.end();
  }

  private async sendNow(frame: Frame): Promise<void> {
    if (frame.sequence <= this.last || this.response.writableEnded) return;
    try {
      if (frame.restricted && Date.now() - this.checkedAt > TRUSTED_MS) {
        await this.mustSee();
        this.checkedAt = Date.now();
      }
      this.last = frame.sequence;
      this.write(frame.text(this.language));
    } catch {
      this.end();
    }
  }
}
