import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type exportSubscribers,
  type InputOf,
  type importSubscribers,
  type OutputOf,
  Rejection,
  type SubscriberRow,
} from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import { mustAdminister } from '#service';
import {
  exportedRow,
  importSubscription,
  type ReadRows,
  type RefusedRow,
  readRows,
} from '../../subscriber/import-subscribers.js';
import { shownSubscription } from '../../subscriber/subscriber.js';
import { AddressStore } from './address-store.js';
import { Subscribers } from './subscribers.js';
import { BY_STATUS, confirmedAfter } from './subscription-queries.js';

type Came = 'added' | 'changed' | 'unchanged';
type Imported = OutputOf<typeof importSubscribers>;

/** Rows that are written side by side. */
const AT_ONCE = 20;

/** Subscribers by the list: brought from elsewhere, and taken elsewhere. Addresses are among them: for administrators. */
@Injectable()
export class SubscriberLists {
  constructor(
    @Inject(Subscribers) private readonly subscribers: Subscribers,
    @Inject(AddressStore) private readonly addresses: AddressStore,
  ) {}

  /** Brings each that can be brought; the others are named. A repeat changes nothing, so it needs no key. */
  async bring(asked: Asked, input: InputOf<typeof importSubscribers>): Promise<Imported> {
    mustAdminister(asked);
    this.subscribers.mustBeSetUp('webhook');
    const { rows, refused } = readRows(input.subscribers);
    const counts = { added: 0, changed: 0, unchanged: 0 };
    const all: RefusedRow[] = [...refused];
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const came = await Promise.all(rows.slice(from, from + AT_ONCE).map((one) => this.bringOne(asked, one)));
      for (const one of came) {
        if (typeof one === 'string') counts[one] += 1;
        else all.push(one);
      }
    }
    return { ...counts, refused: all.toSorted((one, other) => one.index - other.index) };
  }

  /** A page of those who are told. */
  async take(asked: Asked, input: InputOf<typeof exportSubscribers>): Promise<OutputOf<typeof exportSubscribers>> {
    mustAdminister(asked);
    const after = input.after === undefined ? '' : readCursor(input.after, z.string());
    const found = await this.subscribers.store.list(confirmedAfter(after), BY_STATUS, input.limit + 1);
    const page = found.slice(0, input.limit).map(({ state }) => state);
    const rows = await this.addresses.of(page.map(({ id }) => id));
    const addresses = new Map(rows.map(({ subscription, address }) => [subscription, address]));
    const subscribers = page.flatMap((one): SubscriberRow[] => {
      const address = addresses.get(one.id);
      const row = address === undefined ? undefined : exportedRow(shownSubscription(one), address);
      return row ? [row] : [];
    });
    return { subscribers, next: found.length > input.limit ? writeCursor(page.at(-1)!.id) : null };
  }

  private async bringOne(asked: Asked, { index, row }: ReadRows['rows'][number]): Promise<Came | RefusedRow> {
    try {
      const { channel, address, ...wishes } = row;
      const fit = await this.subscribers.fit(channel, address);
      await this.subscribers.mustBeShown(wishes.components);
      return await this.put(asked, { ...row, address: fit });
    } catch (error) {
      if (!(error instanceof Rejection) || error.status >= 500) throw error;
      const { code, detail, errors } = error.problem(asked.language);
      return { index, code, field: errors?.[0]?.field ?? 'address', message: detail };
    }
  }

  private async put(
    { by, correlation, traceparent }: Asked,
    { channel, address, ...wishes }: SubscriberRow,
  ): Promise<Came> {
    let came: Came = 'unchanged';
    const call = { by, correlation, ...(traceparent && { traceparent }) };
    await this.subscribers.decide({ channel, address }, call, (id) => (state, context) => {
      const events = importSubscription({ id, channel, ...wishes })(state, context);
      const [first] = events;
      came = first === undefined ? 'unchanged' : first.name === 'subscription-imported' ? 'added' : 'changed';
      return events;
    });
    return came;
  }
}
