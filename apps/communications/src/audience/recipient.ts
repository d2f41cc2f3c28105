import type { ChannelName, Facts, Language } from '#contracts';

/** Where one message goes: an address on a channel. */
export interface Recipient {
  /** The same address on the same channel has the same key, however it came among those who are told. */
  readonly key: string;
  readonly channel: ChannelName;
  readonly address: string;
  /** What its messages are signed with, where the channel signs. */
  readonly secret?: string;
  /** The language it reads; null: the first of the audience. */
  readonly language: Language | null;
  readonly name: string | null;
  /** The id of the person it is, where it is one of the directory. */
  readonly person?: string;
  /** The member it is, for those who can be taken out of the audience. */
  readonly member?: string;
  /** The subscription to the status page it is, for those who leave by a link of their own. */
  readonly subscription?: string;
}

/** When a member is told: at some severities, or when some components are affected; always where nothing is said. */
export interface Narrowed {
  readonly components: readonly string[];
  readonly severities: readonly string[];
}

/** Whether a member is told of an incident that is like this. */
export function isMeant({ components, severities }: Narrowed, about: Pick<Facts, 'components' | 'severity'>): boolean {
  const bySeverity = severities.length === 0 || severities.includes(about.severity);
  const byComponent = components.length === 0 || components.some((one) => about.components.includes(one));
  return bySeverity && byComponent;
}
