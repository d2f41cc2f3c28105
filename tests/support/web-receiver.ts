import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';

/** What a receiver was sent. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's program on the web that messages are sent to: a real server on this machine. */
export class WebReceiver {
  readonly received: Received[] = [];

  private constructor(
    private readonly server: Server,
    private answer: RequestListener,
  ) {}

  static async start(answer: RequestListener = (_, response) => response.end('ok')): Promise<WebReceiver> {
    const server = createServer();
    const receiver = new WebReceiver(server, answer);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        receiver.received.push({ headers: request.headers, body });
        receiver.answer(request, response);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}/hook/s3cret`;
  }

  /** The last that it was sent. */
  get last(): Received {
    return this.received.at(-1)!;
  }

  /** What it answers from now on. */
  answers(answer: RequestListener): void {
    this.answer = answer;
  }

  /** The same as a status with a text. */
  says(status: number, text = '', headers: Record<string, string> = {}): void {
    this.answer = (_, response) => response.writeHead(status, headers).end(text);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
