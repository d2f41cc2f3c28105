import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type Envelope, LANGUAGES, type Meeting, type PersonReference } from '#contracts';
import { Parts } from '#service';
import type { Recipient } from '../../audience/recipient.js';
import type { Message, Planner } from '../../delivery/message.js';
import { composeInvitation, type InvitationTurn } from '../../invitation/compose-invitation.js';
import { personRecipient } from '../audiences/recipients.js';
import { senderOf } from '../channels/email/email-channel.js';
import { PLANNER } from '../deliveries/stores.js';
import { KnownPeople } from '../knowledge/known-people.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';

/** What is older was sent long ago: it comes out of a log. */
const SENT_LONG_AGO_MS = 24 * 60 * 60_000;

/** What is sent of a meeting: to everybody who is to come, or to some. */
export interface Sending {
  readonly event: Envelope;
  readonly turn: InvitationTurn;
  /** Null: everybody who is invited. */
  readonly to: readonly PersonReference[] | null;
}

/** Has calendar invitations delivered by mail, each to a reader in their language. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(SETTINGS) private readonly own: CommunicationsSettings,
    @Inject(Parts) private readonly parts: Parts,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  /**
   * Once for each event, however often it comes. Of what goes to everybody a later revision goes instead of an earlier one
   * that is not on its way yet.
   */
  async send({ event, turn, to }: Sending): Promise<void> {
    if (this.parts.clock.now().getTime() - Date.parse(event.time) > SENT_LONG_AGO_MS) return;
    const meeting = event.data.meeting as Meeting;
    const invited = meeting.attendees.map(({ person }) => person.id);
    const ids = to?.map(({ id }) => id) ?? invited;
    const all = await this.people.of([...new Set([meeting.calledBy.id, ...invited, ...ids])]);
    const readers = all.filter(({ id }) => ids.includes(id));
    if (readers.length === 0) return;
    const sentBy = addressIn(senderOf(this.parts, this.own.mail).from);
    const people = new Map(all.map((one) => [one.id, one]));
    const frame = { organisation: this.own.organisation, sentBy, people };
    const languages = LANGUAGES.filter((one) => readers.some(({ locale }) => locale === one));
    const contents = languages.map((language) => [language, composeInvitation(meeting, turn, { ...frame, language })]);
    const message: Message = {
      ...{ id: `inv-${event.id}`, incident: meeting.problem, restricted: meeting.restricted, audience: null },
      ...(to ? { update: null, revision: null } : { update: meeting.id, revision: meeting.revision }),
      ...{ by: null, urgent: false, withheld: null, contents: Object.fromEntries(contents) },
    };
    await this.modules.get<Planner>(PLANNER, { strict: false }).plan(message, once(readers.map(personRecipient)));
  }
}

/** The address in `Muster <muster@example.org>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();

async function* once(page: readonly Recipient[]): AsyncGenerator<readonly Recipient[]> {
  yield page;
}
