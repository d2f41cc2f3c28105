import { Inject, Injectable } from '@nestjs/common';
import type { Audience, Incident, Person } from '#contracts';
import { Parts } from '#service';
import { isMeant, type Recipient } from '../../audience/recipient.js';
import { KnownPeople } from '../knowledge/known-people.js';
import { addressKey, MemberStore, type StoredMember } from './member-store.js';

/** Recipients that are found together. */
const PAGE = 1_000;

/** What decides who of an audience is told: how the incident is, and who sees it. */
export type About = Pick<Incident, 'id' | 'severity' | 'components' | 'visibility'>;

/** A person of the directory, as one who is told by e-mail. */
export const personRecipient = ({ id, email, locale, name }: Person): Recipient => ({
  ...{ key: addressKey('email', email), channel: 'email', address: email, language: locale, name, person: id },
});

const memberRecipient = (member: StoredMember): Recipient => ({
  ...{ key: addressKey(member.channel, member.address!), channel: member.channel, address: member.address! },
  ...{ language: member.language, name: member.name, member: member._id },
  ...(member.secret && { secret: member.secret }),
});

/** Who is told, when something is said to an audience about an incident. */
@Injectable()
export class Recipients {
  constructor(
    @Inject(MemberStore) private readonly members: MemberStore,
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /**
   * Page after page; the same recipient can come twice, with the same key. What is said inside about a restricted incident
   * reaches only people who see it. Throws `unavailable` when nobody can say who they are.
   */
  async *of(audience: Audience, about: About): AsyncGenerator<readonly Recipient[]> {
    const sees = await this.whoSees(about);
    const isForAnyone = about.visibility === 'open' || audience.side === 'external';
    const mayBeTold = ({ person }: Recipient) => isForAnyone || (person !== undefined && sees.includes(person));
    if (audience.reaches === 'responders') yield (await this.people.of(sees)).map(personRecipient).filter(mayBeTold);
    if (audience.reaches === 'everyone') {
      for await (const page of this.everyone()) yield page.filter(mayBeTold);
    }
    for await (const page of this.membersOf(audience.key, about)) yield page.filter(mayBeTold);
  }

  private async whoSees({ id }: About): Promise<readonly string[]> {
    return (await this.parts.authority.tableOf(id))?.sees ?? [];
  }

  private async *everyone(): AsyncGenerator<readonly Recipient[]> {
    for (let after = ''; ; ) {
      const page = await this.people.page(after, PAGE);
      yield page.map(personRecipient);
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  private async *membersOf(audience: string, about: About): AsyncGenerator<readonly Recipient[]> {
    for (let after = ''; ; ) {
      const page = await this.members.page(audience, after, PAGE);
      const meant = page.filter((member) => isMeant(member, about));
      const people = await this.people.of(meant.flatMap(({ person }) => person?.id ?? []));
      yield [...meant.filter(({ address }) => address !== null).map(memberRecipient), ...people.map(personRecipient)];
      if (page.length < PAGE) return;
      after = page.at(-1)!._id;
    }
  }
}
