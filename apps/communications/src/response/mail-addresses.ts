import { handleOf, type MailTokenKind, mailToken, readMailToken } from './mail-token.js';

/** Where mail is taken in: an address, and what the tokens behind its plus are signed with. */
export interface Mailbox {
  readonly address: string;
  readonly secret: string;
}

/** What an address of the mailbox names; without a token nothing but the mailbox. */
export type Addressed = { readonly kind: MailTokenKind; readonly handle: string } | 'mailbox';

const partsOf = (address: string): readonly [local: string, domain: string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
};

/** The address at which what concerns this delivery comes in: `updates+a…@example.org`. */
export function addressFor({ address, secret }: Mailbox, kind: MailTokenKind, delivery: string): string {
  const [local, domain] = partsOf(address);
  return `${local}+${mailToken(secret, kind, handleOf(delivery))}@${domain}`;
}

/** What an address says; undefined when it is no address of this mailbox. */
export function readAddress({ address, secret }: Mailbox, given: string): Addressed | undefined {
  const [local, domain] = partsOf(address.toLowerCase());
  const [givenLocal, givenDomain] = partsOf(given.toLowerCase());
  if (givenDomain !== domain) return undefined;
  if (givenLocal === local) return 'mailbox';
  if (!givenLocal.startsWith(`${local}+`)) return undefined;
  return readMailToken(secret, givenLocal.slice(local.length + 1));
}

/** The Message-ID of a delivery: the same for each attempt, and found again in what answers it. */
export const messageIdOf = (delivery: string, domain: string): string => `<${handleOf(delivery)}@${domain}>`;

/** The handles of deliveries that these headers of an answer (`In-Reply-To`, `References`) name, the latest first. */
export function handlesIn(headers: string, domain: string): string[] {
  const ids = headers.slice(-4_000).matchAll(/<([a-z0-9]{16})@([^<>\s]{1,255})>/g);
  const handles = [...ids].filter(([, , at]) => at === domain).map(([, handle]) => handle!);
  return [...new Set(handles.reverse())];
}
