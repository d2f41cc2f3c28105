import PostalMime from 'postal-mime';
import type { IncomingMail } from '../../response/incoming-mail.js';

/** What a parser may spend on one mail: beyond, it is no mail that a person wrote. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 65_536, attachmentEncoding: 'utf8' } as const;
const REPORTS = ['message/delivery-status', 'message/global-delivery-status'];
const LONGEST_REPORT = 20_000;

/** Reads a mail as it came over the wire. Throws when it is none. */
export async function readMail(raw: Uint8Array, sender: string | null): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, LIMITS);
  const headers = new Map<string, string>();
  for (const { key, value } of mail.headers) headers.set(key, [headers.get(key), value].filter(Boolean).join('\n'));
  const reports = mail.attachments.filter(({ mimeType }) => REPORTS.includes(mimeType));
  return {
    ...{ headers, sender, from: mail.from?.address ?? sender },
    ...{ subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html ?? '' },
    reports: reports.map(({ content }) => String(content).slice(0, LONGEST_REPORT)),
  };
}
