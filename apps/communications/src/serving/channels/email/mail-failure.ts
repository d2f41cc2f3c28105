import { NotDelivered } from '../../../channel/channel.js';

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** What the mail server complained about that is not this mail: what it is is set right by whoever runs Muster. */
const NOT_OF_THE_MAIL = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH'];

const isOfTheMail = ({ code, command = '' }: SmtpError): boolean =>
  code !== 'EAUTH' && !NOT_OF_THE_MAIL.some((one) => command.startsWith(one));

/**
 * Why a mail was not taken (RFC 5321): 5xx to its recipient means that there is nobody, 5xx to anything else of the mail that
 * it will never be taken; 4xx, a server that is away, or one that refuses Muster itself, that it may be later.
 */
export function mailFailure(error: unknown): NotDelivered {
  const failure = error as SmtpError;
  const { responseCode = 0, command, response, message } = failure;
  const reason = (response ?? message).replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300);
  const forGood = responseCode >= 500 && isOfTheMail(failure);
  return new NotDelivered(reason, { forGood, ...(forGood && command === 'RCPT TO' && { bounced: true }) });
}
