import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { NO_INCIDENT } from '#contracts';
import { Parts } from '#service';
import { bounceReason } from '../../response/delivery-report.js';
import { type IncomingMail, isAutomatic } from '../../response/incoming-mail.js';
import { type Addressed, handlesIn, type Mailbox } from '../../response/mail-addresses.js';
import { ownWords } from '../../response/own-words.js';
import { wordsOfHtml } from '../../response/words-of-html.js';
import { MemberStore } from '../audiences/member-store.js';
import { type Letter, Letters } from '../channels/email/letters.js';
import { GatheringResponses } from './gathering-responses.js';
import { MailCounts } from './mail-counts.js';
import { BOUNCES, type Bounces } from './stores.js';

/** Whoever answers one mail more often than that is a machine that does not say so: counted, and kept no more. */
const ANSWERS_TO_ONE = 20;
/** Mails a minute that answer nothing known: beyond, they are to be sent again later. */
const STRAY_A_MINUTE = 60;

/** Not now: whoever sent it tries again, as mail servers do. */
export class TooManyMails extends Error {}

/** What becomes of a mail that came in. It answers none of them, so no loop can come of it. */
@Injectable()
export class MailIntake {
  constructor(
    @Inject(Letters) private readonly letters: Letters,
    @Inject(GatheringResponses) private readonly responses: GatheringResponses,
    @Inject(MailCounts) private readonly counts: MailCounts,
    @Inject(MemberStore) private readonly members: MemberStore,
    @Inject(BOUNCES) private readonly bounces: Bounces,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /**
   * Takes in a mail to one of the addresses; resolves when what it led to is stored. Throws {@link TooManyMails}, and what the
   * database threw: then it is to be sent again.
   */
  async take(mail: IncomingMail, addressed: Addressed, mailbox: Mailbox): Promise<void> {
    const letter = await this.letterOf(mail, addressed, mailbox);
    const kind = addressed === 'mailbox' ? 'answer' : addressed.kind;
    const isReport = mail.reports.length > 0;
    if (kind === 'leave' && !isReport) return this.leave(letter);
    if (isReport || (kind === 'bounce' && mail.sender === null)) return this.bounce(mail, letter);
    if (kind !== 'answer' || isAutomatic(mail)) return this.count('automatic', letter);
    await this.answer(mail, letter);
  }

  /** By the token of the address, or by what the mail says that it answers. */
  private letterOf({ headers }: IncomingMail, addressed: Addressed, mailbox: Mailbox): Promise<Letter | undefined> {
    if (addressed !== 'mailbox') return this.letters.find([addressed.handle]);
    const answered = `${headers.get('references') ?? ''} ${headers.get('in-reply-to') ?? ''}`;
    return this.letters.find(handlesIn(answered, mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)));
  }

  private async leave(letter: Letter | undefined): Promise<void> {
    if (letter?.member) await this.members.remove([letter.member]);
  }

  /** Told once: whatever comes back again for the same mail is only counted. */
  private async bounce(mail: IncomingMail, letter: Letter | undefined): Promise<void> {
    const reason = bounceReason(mail);
    if (!letter || reason === null) return this.count('automatic', letter);
    await this.bounces.bounced(letter.delivery, reason);
    if (await this.letters.bounced(letter._id, reason)) await this.count('bounced', letter);
  }

  private count(what: 'automatic' | 'bounced', letter: Letter | undefined): Promise<void> {
    return this.counts.count(what, letter?.incident ?? NO_INCIDENT, letter?.update ?? null);
  }

  private async answer(mail: IncomingMail, letter: Letter | undefined): Promise<void> {
    const incident = letter?.incident ?? NO_INCIDENT;
    if (letter && (await this.letters.answered(letter._id)) > ANSWERS_TO_ONE) return this.count('automatic', letter);
    if (incident === NO_INCIDENT) {
      const lately = await this.responses.lately(NO_INCIDENT, STRAY_A_MINUTE);
      if (lately >= STRAY_A_MINUTE) throw new TooManyMails();
    }
    const words = ownWords(mail.text) || ownWords(wordsOfHtml(mail.html));
    // What answers nothing known says in its subject what it is about.
    const said = letter && words ? words : ownWords([mail.subject, words].join('\n\n'));
    if (!said) return this.count('automatic', letter);
    await this.responses.takeIn(
      {
        ...{ id: responseIdOf(mail, letter), incident, restricted: await this.isRestricted(incident) },
        ...{ audience: letter?.audience ?? null, source: 'email', words: said },
        ...(letter?.update && { update: letter.update }),
        ...(mail.from && { from: mail.from }),
      },
      { by: this.parts.self, correlation: randomUUID() },
    );
  }

  /** Where nobody can say, as if it were: what a customer wrote is not shown to more people than it may be. */
  private async isRestricted(incident: string): Promise<boolean> {
    if (incident === NO_INCIDENT) return false;
    return (await this.parts.authority.tableOf(incident))?.restricted ?? true;
  }
}

/** The same for the same mail, for mail servers send again what they are not sure of. */
function responseIdOf({ headers, from, subject, text }: IncomingMail, letter: Letter | undefined): string {
  const mail = headers.get('message-id') ?? `${from}\n${headers.get('date')}\n${subject}\n${text}`;
  const digest = createHash('sha256')
    .update(`${letter?._id ?? ''}\n${mail}`)
    .digest('base64url');
  return `rsp-${digest.slice(0, 22)}`;
}
