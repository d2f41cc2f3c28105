import type { ChannelName, Language } from '#contracts';
import type { Recipient } from '../audience/recipient.js';
import type { Message } from './message.js';
import { planned, type Standing } from './standing.js';

/** Which work comes first: what is urgent overtakes what is not. */
export type Lane = 'urgent' | 'bulk';

/** One message to one address, as it is stored. The words are in the message alone. */
export interface StoredDelivery extends Standing {
  /** `<message>.<recipient>`: there is one. */
  readonly _id: string;
  readonly message: string;
  readonly incident: string;
  readonly update: string | null;
  readonly audience: string | null;
  readonly lane: Lane;
  readonly channel: ChannelName;
  /** Who carries it: limits are by provider. */
  readonly provider: string;
  readonly address: string;
  readonly secret?: string;
  readonly name: string | null;
  readonly person?: string;
  readonly member?: string;
  readonly subscription?: string;
  /** The key of the message's contents that it gets. */
  readonly language: Language;
  /** Since when it stands so. */
  readonly at: Date;
  /** Rises with each change. */
  readonly version: number;
  /** Which attempt this is, and whose: its outcome is written only while it still is. */
  readonly claim?: string;
}

export const deliveryIdOf = (message: string, recipient: string): string => `${message}.${recipient}`;

export const laneOf = ({ urgent }: Pick<Message, 'urgent'>): Lane => (urgent ? 'urgent' : 'bulk');

/** The language in which somebody is told: their own where it is ready, else the first that is. */
export function languageFor({ contents }: Pick<Message, 'contents'>, reads: Language | null): Language {
  if (reads !== null && contents[reads]) return reads;
  const [first] = Object.keys(contents) as Language[];
  if (!first) throw new Error('a message has contents in one language at least');
  return first;
}

/** The delivery of a message to a recipient. */
export function deliveryTo(message: Message, recipient: Recipient, provider: string, now: Date): StoredDelivery {
  const { key, channel, address, secret, name, person, member, subscription } = recipient;
  return {
    ...{ _id: deliveryIdOf(message.id, key), message: message.id, incident: message.incident, update: message.update },
    ...{ audience: message.audience, lane: laneOf(message), channel, provider, address, name },
    ...(secret !== undefined && { secret }),
    ...(person !== undefined && { person }),
    ...(member !== undefined && { member }),
    ...(subscription !== undefined && { subscription }),
    ...{ language: languageFor(message, recipient.language), at: now, version: 1 },
    ...planned(message.withheld !== null, now),
  };
}

/** What a worker takes at once: some deliveries of one message that fall under the same limit. */
export interface Batch {
  readonly message: string;
  readonly channel: ChannelName;
  readonly provider: string;
  readonly ids: readonly string[];
}

/** Deliveries that travel through the queue together: its disk is written once for all of them. */
export const BATCH = 50;

/** Deliveries in batches. Those of one provider go together where `byProvider` says that it has a limit of its own. */
export function batchesOf(
  deliveries: readonly Pick<StoredDelivery, '_id' | 'message' | 'channel' | 'provider'>[],
  byProvider: (channel: ChannelName, provider: string) => boolean,
): Batch[] {
  const open = new Map<string, { readonly batch: Batch; readonly ids: string[] }>();
  const full: Batch[] = [];
  for (const { _id, message, channel, provider } of deliveries) {
    const key = `${message}\n${channel}\n${byProvider(channel, provider) ? provider : ''}`;
    let one = open.get(key);
    if (!one) {
      const ids: string[] = [];
      one = { ids, batch: { message, channel, provider, ids } };
      open.set(key, one);
    }
    one.ids.push(_id);
    if (one.ids.length < BATCH) continue;
    full.push(one.batch);
    open.delete(key);
  }
  return [...full, ...[...open.values()].map(({ batch }) => batch)];
}
