/** A mail that came in, as far as it is looked at. */
export interface IncomingMail {
  /** Names in lower case; of a header that stands there several times, all values, a line each. */
  readonly headers: ReadonlyMap<string, string>;
  /** By the envelope; null for what must not be answered: a bounce. */
  readonly sender: string | null;
  /** Who says to have written it. */
  readonly from: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The machine-readable parts of a report about a mail that did not arrive (RFC 3464). */
  readonly reports: readonly string[];
}

const BULK = ['bulk', 'junk', 'list', 'auto_reply', 'auto-reply'];

/**
 * Whether a machine wrote it: an answer of somebody who is away, a list, a notice of a mail server (RFC 3834 and what is used
 * beside it). Nobody means anything by such a mail, and two machines that answer each other never end.
 */
export function isAutomatic({ headers, sender, from }: IncomingMail): boolean {
  const value = (name: string) => headers.get(name)?.trim().toLowerCase();
  const submitted = value('auto-submitted');
  return (
    sender === null ||
    value('return-path') === '<>' ||
    (submitted !== undefined && !/^no\b/.test(submitted)) ||
    BULK.includes(value('precedence') ?? '') ||
    ['x-auto-response-suppress', 'list-id', 'x-autoreply', 'x-autorespond'].some((name) => headers.has(name)) ||
    /^(mailer-daemon|postmaster)@/i.test(from ?? '')
  );
}
