import { type Answer, Api } from './api.js';

const PATIENCE_MS = 30_000;
/** What it means when a gateway is not there, or goes away in the middle of a request. */
const NOT_THERE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * A client that does as it is told and no more: on 503 or 504 with Retry-After, and when a gateway is not there, the same
 * request again with the same key, at the next gateway. Any other failure is final.
 */
export class ToldClient {
  private turn = 0;
  /** What made it try again, each time: the answer's status and code, or the fault of the connection. */
  readonly retried: string[] = [];

  constructor(
    private readonly addresses: readonly string[],
    readonly token: string,
  ) {}

  /** The gateway that has its turn. */
  readonly address = (): string => this.addresses[this.turn % this.addresses.length]!;

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      this.turn += 1;
      const address = this.address();
      const waitMs = await this.once(new Api(() => address, this.token).send(method, path, body, headers));
      if (typeof waitMs !== 'number') return waitMs;
      if (Date.now() > deadline) throw new Error(`${method} ${path} was told for too long to try again`);
      await new Promise((again) => setTimeout(again, waitMs));
    }
  }

  /** The answer, or after how many milliseconds to send the request again. */
  private async once(sending: Promise<Answer>): Promise<Answer | number> {
    try {
      const answer = await sending;
      const retryAfter = answer.headers.get('retry-after');
      if ((answer.status !== 503 && answer.status !== 504) || retryAfter === null) return answer;
      this.retried.push(`${answer.status} ${answer.body.code}`);
      return Number(retryAfter) * 1_000;
    } catch (error) {
      const { code } = ((error as Error).cause ?? error) as { code?: string };
      if (!code || !NOT_THERE.has(code)) throw error;
      this.retried.push(code);
      return 20;
    }
  }
}
