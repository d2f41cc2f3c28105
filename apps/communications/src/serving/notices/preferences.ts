import { Inject, Injectable } from '@nestjs/common';
import {
  type ChannelName,
  findPeople,
  type InputOf,
  type NoticePreferences,
  noticesForPeople,
  type OutputOf,
  type Person,
  type setNoticePreferences,
} from '#contracts';
import type { Asked } from '#messaging';
import { mustAdminister, Parts } from '#service';
import type { Recipient } from '../../audience/recipient.js';
import type { Channel } from '../../channel/channel.js';
import { changePreferences, shownPreferences } from '../../notice/preferences.js';
import { addressKey } from '../audiences/member-store.js';
import { personRecipient } from '../audiences/recipients.js';
import { CHANNELS } from '../channels/stores.js';
import { newSecret } from '../channels/webhook/new-secret.js';
import { fitAddresses } from './fit-addresses.js';
import { PreferenceStore } from './preference-store.js';

/** By which ways people are told. */
@Injectable()
export class Preferences {
  constructor(
    @Inject(PreferenceStore) private readonly store: PreferenceStore,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Those of the caller, or for administrators of somebody. Throws `person-unknown` and `not-for-you`. */
  async get(asked: Asked, named: string | undefined): Promise<NoticePreferences> {
    const person = await this.whose(asked, named);
    return shownPreferences(person, await this.store.of(person));
  }

  /** Changes them. Throws also `notice-address-unfit` and `notice-address-missing`. */
  async set(
    asked: Asked,
    { person: named, ...change }: InputOf<typeof setNoticePreferences>,
  ): Promise<OutputOf<typeof setNoticePreferences>> {
    const person = await this.whose(asked, named);
    const before = await this.store.of(person);
    const addresses = await fitAddresses(this.channels, change.addresses);
    const after = changePreferences(before, { ...change, addresses }, newSecret);
    await this.store.put(person, after);
    const isNew = after.webhookSecret !== before.webhookSecret;
    return { ...shownPreferences(person, after), webhookSecret: (isNew && after.webhookSecret) || null };
  }

  /** Where somebody is told something; nowhere when they want it only in their list. */
  async recipientsOf(person: Person, isUrgent: boolean): Promise<Recipient[]> {
    const { addresses, webhookSecret, ...wanted } = await this.store.of(person.id);
    const mail = personRecipient(person);
    return wanted[isUrgent ? 'urgent' : 'digest'].flatMap((channel) => {
      if (channel === 'email') return [mail];
      const address = addresses[channel];
      if (!address) return [];
      const signed = channel === 'webhook' && webhookSecret ? { secret: webhookSecret } : {};
      return [{ ...mail, key: addressKey(channel, address), channel, address, ...signed }];
    });
  }

  private async whose(asked: Asked, named: string | undefined): Promise<string> {
    const { caller } = asked;
    if (named === undefined || named === caller.id || named === caller.email) {
      if (caller.kind !== 'person') throw noticesForPeople({});
      return caller.id;
    }
    mustAdminister(asked);
    const { client, tokens } = this.parts;
    const { output } = await client.ask(findPeople, { people: [named] }, { token: await tokens.token() });
    return output.people[0]!.id;
  }
}
