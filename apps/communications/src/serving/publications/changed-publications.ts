import { Inject, Injectable } from '@nestjs/common';
import type { Publication } from '#contracts';
import type { AggregateStore } from '#persistence';
import {
  type KeptPublication,
  type PublicationEvent,
  publicPart,
  shownPublication,
} from '../../publication/publication.js';
import type { ChangedAt, ChangedKind } from './public-changes.js';
import { AS_CHANGED, changedAfter } from './publication-queries.js';
import { PUBLICATIONS } from './stores.js';

/** Publications as they changed, without what stands behind them. */
@Injectable()
export class ChangedPublications implements ChangedKind<Publication> {
  constructor(@Inject(PUBLICATIONS) private readonly store: AggregateStore<KeptPublication, PublicationEvent>) {}

  async changedSince(after: ChangedAt | null, limit: number): Promise<Publication[]> {
    const place = after && { at: after.changedAt, id: after.id };
    const found = await this.store.list(changedAfter(place), AS_CHANGED, limit);
    return found.map(({ state }) => publicPart(shownPublication(state)));
  }
}
