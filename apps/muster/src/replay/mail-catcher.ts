import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it was received. */
export type ReceivedMail = Email;

/** Takes every mail that a Muster hands to it, as the mail server of an organisation would. */
export class MailCatcher {
  readonly mails: ReceivedMail[] = [];

  private constructor(private readonly server: SMTPServer) {}

  /** Listens where an `SMTP_URL` points to. Throws when somebody else does already. */
  static async listen(smtpUrl: string): Promise<MailCatcher> {
    const { hostname, port } = new URL(smtpUrl);
    const catcher: MailCatcher = new MailCatcher(
      new SMTPServer({
        disabledCommands: ['STARTTLS', 'AUTH'],
        onData: (stream, _session, done) => {
          PostalMime.parse(new Response(stream as never).body!).then(
            (mail) => {
              catcher.mails.push(mail);
              done();
            },
            (error: Error) => done(error),
          );
        },
      }),
    );
    catcher.server.on('error', () => {});
    const listening = catcher.server.listen(Number(port), hostname);
    await Promise.race([
      once(listening, 'listening'),
      once(listening, 'error').then(([error]) => Promise.reject(error)),
    ]);
    return catcher;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(closed));
  }
}
