import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that a server took: its envelope, and itself as it came over the wire. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly secure: boolean;
}

/** A mail server of others, with STARTTLS and a name and password (`muster`, `secret`), that keeps what it is sent and says so after a while. */
export class MailServer {
  readonly taken: TakenMail[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(more: SMTPServerOptions = {}, afterMs = 0): Promise<MailServer> {
    const server = new SMTPServer({
      ...{ logger: false, disableReverseLookup: true, allowInsecureAuth: false },
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'muster' && password === 'secret') done(null, { user: username });
        else done(Object.assign(new Error('no'), { responseCode: 535 }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const [from, to] = [mailFrom ? mailFrom.address : '', rcptTo.map(({ address }) => address)];
          mails.taken.push({ from, to, raw: Buffer.concat(chunks).toString(), secure: session.secure });
          setTimeout(() => done(null, 'taken as 4711'), afterMs);
        });
      },
      ...more,
    });
    const mails = new MailServer(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    return mails;
  }

  get port(): number {
    return (this.server.server.address() as { port: number }).port;
  }

  /** How Muster is told of it; its certificate is its own. */
  get url(): string {
    return `smtp://muster:secret@127.0.0.1:${this.port}?tls.rejectUnauthorized=false`;
  }

  get last(): TakenMail {
    return this.taken.at(-1)!;
  }

  stop(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }
}
