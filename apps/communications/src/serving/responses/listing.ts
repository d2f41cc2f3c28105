import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type CustomerResponse,
  type InputOf,
  type listResponses,
  type listStrayResponses,
  NO_INCIDENT,
  type OutputOf,
  type ResponseCounts,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, readCursor, reading, writeCursor } from '#persistence';
import { mustAdminister, Parts } from '#service';
import { countsOf, type Group } from '../../response/counts.js';
import type { ResponseEvent } from '../../response/response.js';
import { MailCounts } from './mail-counts.js';
import { afterPlace, LATEST, OLDEST, placeOf, responsesThatFit } from './response-queries.js';
import { RESPONSES } from './stores.js';

const place = z.object({ at: z.string(), id: z.string() });

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What customers say, and how many say what. */
@Injectable()
export class ListingResponses {
  constructor(
    @Inject(RESPONSES) private readonly store: AggregateStore<CustomerResponse, ResponseEvent>,
    @Inject(MailCounts) private readonly mails: MailCounts,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What is said about an incident. */
  async list(asked: Asked, input: InputOf<typeof listResponses>): Promise<OutputOf<typeof listResponses>> {
    const { incident, update } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const [page, counts] = await Promise.all([
      this.page(responsesThatFit(input), input.waits ? OLDEST : LATEST, input),
      this.counts(incident, update),
    ]);
    return { ...page, counts };
  }

  /** What belongs to no incident. */
  stray(asked: Asked, input: InputOf<typeof listStrayResponses>): Promise<OutputOf<typeof listStrayResponses>> {
    mustAdminister(asked);
    return this.page(responsesThatFit({ incident: NO_INCIDENT }), LATEST, input);
  }

  private async page(filter: object, order: typeof LATEST | typeof OLDEST, { limit, after }: Page) {
    const beyond = after === undefined ? {} : afterPlace(readCursor(after, place), order);
    const found = await this.store.list({ ...filter, ...beyond }, order, limit + 1);
    const responses = found.slice(0, limit).map(({ state }) => state);
    const last = responses.at(-1);
    return { responses, next: found.length > limit && last ? writeCursor(placeOf(last)) : null };
  }

  private async counts(incident: string, update?: string): Promise<ResponseCounts> {
    const filter = responsesThatFit({ incident, ...(update !== undefined && { update }) });
    const one = (field: string) => [field, `$state.${field}`];
    const by = Object.fromEntries(['theme', 'source', 'update', 'waits', 'isQuestion'].map(one));
    const grouped = this.store.collection.aggregate<{ _id: Omit<Group, 'count'>; count: number }>([
      { $match: filter },
      { $group: { _id: by, count: { $sum: 1 } } },
    ]);
    const [groups, mails] = await Promise.all([reading(grouped.toArray()), this.mails.of(incident, update)]);
    return { ...countsOf(groups.map(({ _id, count }) => ({ ..._id, count }))), ...mails };
  }
}
