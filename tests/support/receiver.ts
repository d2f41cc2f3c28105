import { createServer, type IncomingMessage, type Server } from 'node:http';

/** What a receiver does with a request: answers with this status, or never. */
export type Answering = (request: IncomingMessage, count: number) => number | 'never';

/** A receiver of webhooks: keeps how often each message came to each path, and answers after a while. */
export class Receiver {
  /** How often each message (by its `webhook-id`) came. */
  readonly came = new Map<string, number>();
  /** When the first one came, by `performance.now()`. */
  firstAt: number | undefined;
  /** When the latest one was answered. */
  lastAt = 0;
  inFlight = 0;
  mostInFlight = 0;
  private count = 0;

  private constructor(private readonly server: Server) {}

  static async start(afterMs = 0, answer: Answering = () => 200): Promise<Receiver> {
    const server = createServer({ keepAlive: true });
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      receiver.firstAt ??= performance.now();
      receiver.inFlight += 1;
      receiver.mostInFlight = Math.max(receiver.mostInFlight, receiver.inFlight);
      receiver.count += 1;
      const id = String(request.headers['webhook-id']);
      receiver.came.set(id, (receiver.came.get(id) ?? 0) + 1);
      const status = answer(request, receiver.count);
      request.resume();
      response.on('close', () => {
        receiver.inFlight -= 1;
      });
      if (status === 'never') return;
      setTimeout(() => {
        receiver.lastAt = performance.now();
        response.writeHead(status).end();
      }, afterMs);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return receiver;
  }

  /** Where it can be reached. */
  url(path = '/'): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}${path}`;
  }

  /** How many came more than once. */
  get doubles(): number {
    return [...this.came.values()].filter((times) => times > 1).length;
  }

  /** Forgets what came. */
  clear(): void {
    this.came.clear();
    this.firstAt = undefined;
    this.lastAt = 0;
    this.mostInFlight = 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
