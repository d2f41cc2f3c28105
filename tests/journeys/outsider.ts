import { connect, headers, type NatsConnection } from '@nats-io/transport-node';

/** What an outsider sees of an answer on the bus. */
export interface BusAnswer {
  /** The code of a refusal; undefined when all went well. */
  readonly refused: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body
  readonly body: any;
  readonly position: string | undefined;
}

/** A plain NATS client with the integrator's address and a token: nothing of this project's code is in the way. */
export class Outsider {
  private constructor(
    readonly connection: NatsConnection,
    private readonly token: string,
  ) {}

  static async connect(url: string, token: string): Promise<Outsider> {
    const { username, password, host } = new URL(url);
    return new Outsider(await connect({ servers: host, user: username, pass: decodeURIComponent(password) }), token);
  }

  /** The same connection with somebody else's token. */
  as(token: string): Outsider {
    return new Outsider(this.connection, token);
  }

  async ask(subject: string, input: unknown = {}, more: Record<string, string> = {}): Promise<BusAnswer> {
    const along = headers();
    along.set('Authorization', `Bearer ${this.token}`);
    for (const [name, value] of Object.entries(more)) along.set(name, value);
    const payload = typeof input === 'string' ? input : JSON.stringify(input);
    const answer = await this.connection.request(subject, payload, { headers: along, timeout: 5_000 });
    return {
      refused: answer.headers?.get('Nats-Service-Error') || undefined,
      body: answer.json(),
      position: answer.headers?.get('Muster-Position') || undefined,
    };
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
