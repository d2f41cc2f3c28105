import {
  ADDRESSED_CHANNELS,
  type AddressedChannel,
  type InputOf,
  type NoticeChannel,
  type NoticePreferences,
  noticeAddressMissing,
  type setNoticePreferences,
} from '#contracts';

/** By which ways somebody is told, with the addresses as they are. */
export interface KeptPreferences {
  readonly urgent: readonly NoticeChannel[];
  readonly digest: readonly NoticeChannel[];
  readonly addresses: Readonly<Partial<Record<AddressedChannel, string>>>;
  /** What requests to the webhook are signed with. */
  readonly webhookSecret?: string;
}

/** Who says nothing gets mail. */
export const UNLESS_SAID: KeptPreferences = { urgent: ['email'], digest: ['email'], addresses: {} };

/** What somebody asks to be changed; its addresses are in the form in which each channel keeps them. */
export type PreferenceChange = Pick<InputOf<typeof setNoticePreferences>, 'urgent' | 'digest' | 'addresses'>;

/**
 * The preferences with a change made; a webhook at a new address gets the secret `makeSecret` gives. Throws
 * `notice-address-missing`.
 */
export function changePreferences(
  before: KeptPreferences,
  { urgent = [...before.urgent], digest = [...before.digest], addresses: given = {} }: PreferenceChange,
  makeSecret: () => string,
): KeptPreferences {
  const addresses = Object.fromEntries(
    ADDRESSED_CHANNELS.flatMap((channel) => {
      const wanted = given[channel];
      const address = wanted === undefined ? before.addresses[channel] : wanted;
      return address ? [[channel, address]] : [];
    }),
  ) as KeptPreferences['addresses'];
  const missing = ADDRESSED_CHANNELS.filter((one) => [...urgent, ...digest].includes(one) && !addresses[one]);
  if (missing.length > 0) throw noticeAddressMissing({ channels: missing });
  const isSame = addresses.webhook === before.addresses.webhook;
  const secret = isSame ? before.webhookSecret : makeSecret();
  return { urgent, digest, addresses, ...(addresses.webhook && secret && { webhookSecret: secret }) };
}

/** An address without what is secret in it: the end of a number, the host of a web address. */
function shown(channel: AddressedChannel, address: string | undefined): string | null {
  if (address === undefined) return null;
  return channel === 'sms' ? `…${address.slice(-3)}` : `${new URL(address).origin}/…`;
}

/** The preferences of a person as they are shown. */
export const shownPreferences = (person: string, kept: KeptPreferences): NoticePreferences => ({
  ...{ person, urgent: [...kept.urgent], digest: [...kept.digest] },
  addresses: Object.fromEntries(
    ADDRESSED_CHANNELS.map((channel) => [channel, shown(channel, kept.addresses[channel])]),
  ) as NoticePreferences['addresses'],
});
