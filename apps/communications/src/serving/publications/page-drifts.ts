import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import type { Facts, listDrift, OutputOf } from '#contracts';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import { BUILT_IN } from '../../audience/built-in-audiences.js';
import { pageDrift } from '../../drift/page-drift.js';
import { type KeptPublication, type PublicationEvent, shownPublication } from '../../publication/publication.js';
import { ShownComponents } from '../shown-components/shown-components.js';
import { LATEST_FIRST, publicationsAt } from './publication-queries.js';
import { PAGE_DUTIES } from './publications.js';
import { PUBLICATIONS } from './stores.js';

/** Nobody publishes more of one incident. */
const MOST = 50;
const PAGE = BUILT_IN.get('status-page')!;

/** Where the status page disagrees with an incident. */
@Injectable()
export class PageDrifts {
  constructor(
    @Inject(PUBLICATIONS) private readonly store: AggregateStore<KeptPublication, PublicationEvent>,
    @Inject(ShownComponents) private readonly components: ShownComponents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** With who answers for it; nothing where nothing was published. */
  async of(incident: string, now: Facts): Promise<OutputOf<typeof listDrift>['drift']> {
    const stored = await this.store.list(publicationsAt({ incident }, null), LATEST_FIRST, MOST);
    if (stored.length === 0) return [];
    const [{ components }, table] = await Promise.all([this.components.list(), this.parts.authority.tableOf(incident)]);
    const shown = new Set(components.filter(({ visible }) => visible).map(({ key }) => key));
    const publications = stored.map(({ state }) => shownPublication(state));
    const found = table && answeringFor(table.table, PAGE_DUTIES, 'external');
    const answers = found?.accountable ?? publications[0]!.entries.at(-1)!.by;
    return pageDrift(publications, now, shown).map((one) => ({
      ...{ ...one, audience: PAGE.key, audienceName: PAGE.name, answers },
    }));
  }
}
