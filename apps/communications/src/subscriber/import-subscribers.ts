import { type SubscriberRow, type Subscription, subscriberHasLeft, subscriberRow } from '#contracts';
import type { Context } from '#persistence';
import { changeSubscription } from './change-subscription.js';
import { changed, type KeptSubscription, type SubscriptionEvent, tidied, type Wishes } from './subscriber.js';

/** A row that cannot be taken, by its place, and what is wrong with which field. */
export interface RefusedRow {
  readonly index: number;
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** The rows of a list: those that can be taken with their places, and the broken ones named. */
export interface ReadRows {
  readonly rows: readonly { readonly index: number; readonly row: SubscriberRow }[];
  readonly refused: readonly RefusedRow[];
}

const addressOf = ({ channel, address }: SubscriberRow): string =>
  `${channel} ${channel === 'email' ? address.toLowerCase() : address}`;

/** Reads a list. Of rows with the same address the last one counts, as if it had come later. */
export function readRows(given: readonly unknown[]): ReadRows {
  const rows = new Map<string, ReadRows['rows'][number]>();
  const refused: RefusedRow[] = [];
  given.forEach((one, index) => {
    const read = subscriberRow.safeParse(one);
    if (read.success) {
      rows.set(addressOf(read.data), { index, row: read.data });
      return;
    }
    const { path, message } = read.error.issues[0]!;
    refused.push({ index, code: 'invalid-input', field: path.join('.'), message });
  });
  return { rows: [...rows.values()], refused };
}

/**
 * Brings a subscriber who agreed elsewhere: subscribed at once. One who is subscribed has these wishes from now on. Throws
 * `subscriber-has-left`: nobody is brought back who unsubscribed here.
 */
export const importSubscription =
  ({ id, channel, ...wishes }: Wishes & Pick<Subscription, 'id' | 'channel'>) =>
  (kept: KeptSubscription | undefined, context: Pick<Context, 'now'>): readonly SubscriptionEvent[] => {
    if (kept?.status === 'confirmed') return changeSubscription(wishes)(kept, context);
    if (kept?.status === 'erased') return [];
    if (kept && kept.leftAt !== null) throw subscriberHasLeft({ leftAt: kept.leftAt });
    const { now } = context;
    const taken = { ...tidied(wishes), status: 'confirmed', confirmedAt: now } as const;
    const subscription: Subscription = kept
      ? changed(kept, taken)
      : { id, channel, ...taken, askedAt: now, leftAt: null, sequence: 1 };
    return [{ name: 'subscription-imported', data: { subscription } }];
  };

/** A subscriber as an import takes it; undefined for one who is told nothing. */
export const exportedRow = (
  { channel, components, language, status }: Subscription,
  address: string,
): SubscriberRow | undefined =>
  status === 'confirmed' ? { channel, address, components: [...components], language } : undefined;
