import { addressFor, type Mailbox, messageIdOf } from '../../response/mail-addresses.js';
import { inOneLine } from '../../wording/in-one-line.js';
import type { Outbound } from '../channel.js';
import { type Content, isOfThePage } from '../content.js';
import { mailHtml } from './mail-html.js';

const SAID = {
  drill: {
    en: 'This is a drill: nothing of it is real.',
    fr: "Ceci est un exercice : rien de tout cela n'est réel.",
  },
  answer: {
    en: 'You can answer this mail: your words reach those who are working on it.',
    fr: 'Vous pouvez répondre à ce courriel : vos mots parviennent à celles et ceux qui y travaillent.',
  },
  leave: {
    en: 'To receive no more of these, send any mail to:',
    fr: 'Pour ne plus en recevoir, envoyez un courriel quelconque à :',
  },
  unsubscribe: { en: 'Unsubscribe:', fr: 'Se désabonner :' },
  manage: { en: 'Change what you are told:', fr: 'Modifier votre abonnement :' },
} as const;

/** What nobody answers by mail: notices are for whom they reach, and an invitation is answered to whoever called. */
const UNANSWERED: readonly Content['kind'][] = ['notices', 'invitation'];

/** Who mails are from, and where what comes back goes to; without a mailbox nothing can come back. */
export interface Sender {
  readonly from: string;
  /** What Message-IDs end in. */
  readonly domain: string;
  readonly mailbox?: Mailbox;
}

/** A mail before it is put into lines: its headers as people would write them. */
export interface Mail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  /** Where a mail comes back to that cannot be delivered. */
  readonly returnPath?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As an alternative to the words, and as a file. */
  readonly icalEvent?: { readonly method: string; readonly filename: string; readonly content: string };
}

/** What names a list of an audience to mail programs: `<customers.example.org>`. */
const listIdOf = (audience: unknown, domain: string): Record<string, string> =>
  typeof audience === 'string' && /^[a-z0-9][a-z0-9-]{0,62}$/.test(audience)
    ? { 'List-Id': `<${audience}.${domain}>` }
    : {};

/** What lets mail programs unsubscribe by one press (RFC 8058). */
const oneClick = (leave: string): Record<string, string> => ({
  'List-Unsubscribe': `<${leave}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/**
 * A message as a mail. All mails of one thread refer to the same (never sent) beginning of it, so that mail programs show a
 * correction below what it corrects; and every address in it for what comes back names this one delivery.
 */
export function mailOf(
  { id, address, name, content, mayLeave, links }: Outbound,
  { from, domain, mailbox }: Sender,
): Mail {
  const { language, kind, organisation, incident, isDrill, body, calendar } = content;
  const subject = inOneLine(content.subject).slice(0, 500);
  const leave = mailbox && mayLeave ? addressFor(mailbox, 'leave', id) : undefined;
  const banner = isDrill ? SAID.drill[language] : null;
  const foot = [
    [organisation, ...(incident ? [incident] : [])].join(' · '),
    ...(mailbox && !UNANSWERED.includes(kind) && !isOfThePage(content) ? [SAID.answer[language]] : []),
    ...(leave ? [`${SAID.leave[language]} ${leave}`] : []),
    ...(links ? [`${SAID.unsubscribe[language]} ${links.leave}`, `${SAID.manage[language]} ${links.manage}`] : []),
  ].map(inOneLine);
  const beginning = messageIdOf(`thread ${content.thread}`, domain);
  const follows = kind === 'correction' || kind === 'withdrawal';
  return {
    ...{ from, to: { name: inOneLine(name ?? ''), address }, subject, messageId: messageIdOf(id, domain) },
    ...{ references: beginning, ...(follows && { inReplyTo: beginning }) },
    ...(mailbox && { replyTo: addressFor(mailbox, 'answer', id), returnPath: addressFor(mailbox, 'bounce', id) }),
    text: [...(banner ? [banner] : []), body, `-- \n${foot.join('\n')}`].join('\n\n'),
    html: mailHtml({ language, subject, banner, body, foot }),
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.text } }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': language,
      ...listIdOf(links ? 'status-page' : content.data.audience, domain),
      ...(leave && { 'List-Unsubscribe': `<mailto:${leave}?subject=unsubscribe>` }),
      ...(links && oneClick(links.leave)),
    },
  };
}
