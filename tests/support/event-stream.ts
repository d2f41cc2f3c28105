import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** A live feed as a client reads it. */
export class EventStream {
  readonly events: { id: string; type: string; data: Record<string, unknown> }[] = [];
  status = 0;
  private readonly abort = new AbortController();
  private waiting: (() => void)[] = [];
  ended = false;

  private constructor() {}

  /** Opens the feed; resolves when it is live, or refused. */
  static async open(url: string, token: string, headers: Record<string, string> = {}): Promise<EventStream> {
    const stream = new EventStream();
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: stream.abort.signal,
    });
    stream.status = response.status;
    if (response.status === 200) {
      void stream
        .read(response)
        .catch(() => {})
        .finally(() => {
          stream.ended = true;
        });
    }
    return stream;
  }

  /** The id a client would resume from. */
  get lastId(): string {
    return this.events.at(-1)!.id;
  }

  /** The events that tell something, without the notice that the feed is live. */
  get told() {
    return this.events.filter(({ type }) => type !== 'muster.feed.live');
  }

  async until(condition: () => boolean, ms = 5_000): Promise<void> {
    const deadline = Date.now() + ms;
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`the feed has only ${JSON.stringify(this.events)}`);
      await Promise.race([
        new Promise<void>((resolve) => this.waiting.push(resolve)),
        new Promise((resolve) => setTimeout(resolve, 50)),
      ]);
    }
  }

  live(): Promise<void> {
    return this.until(() => this.events.some(({ type }) => type === 'muster.feed.live'));
  }

  close(): void {
    this.abort.abort();
  }

  private async read(response: Response): Promise<void> {
    const parser = createParser({ onEvent: (event) => this.take(event) });
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) parser.feed(decoder.decode(chunk, { stream: true }));
  }

  private take({ id, event, data }: EventSourceMessage): void {
    this.events.push({ id: id ?? '', type: event ?? '', data: JSON.parse(data) });
    for (const wake of this.waiting.splice(0)) wake();
  }
}
