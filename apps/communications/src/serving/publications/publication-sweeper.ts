import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import type { PersonReference } from '#contracts';
import type { AggregateStore } from '#persistence';
import { Parts, sweepDue } from '#service';
import type { KeptPublication, PublicationEvent } from '../../publication/publication.js';
import { remind } from '../../publication/publication-clock.js';
import { PAGE_DUTIES } from './publications.js';
import { PUBLICATIONS } from './stores.js';

/** Asks who answers for a publication that is open whether it still holds. */
@Injectable()
export class PublicationSweeper {
  /** One round. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(PUBLICATIONS) private readonly store: AggregateStore<KeptPublication, PublicationEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.sweep = sweepDue(parts, store, (one) => this.look(one), 'an open publication could not be looked at');
  }

  private async look(publication: KeptPublication): Promise<void> {
    const decide = remind([await this.answers(publication)]);
    const call = { by: this.parts.self, correlation: randomUUID() };
    const onKnown = (state: KeptPublication | undefined, context: Parameters<typeof decide>[1]) =>
      state ? decide(state, context) : [];
    await this.store.change(publication.id, call, onKnown, () => undefined);
  }

  /** Who answers for the page in its incident; without one, or while nobody can say, who spoke of it last. */
  private async answers({ incident, entries }: KeptPublication): Promise<PersonReference> {
    const table = incident === null ? undefined : await this.parts.authority.tableOf(incident);
    const found = table && answeringFor(table.table, PAGE_DUTIES, 'external');
    return found?.accountable ?? entries.at(-1)!.by;
  }
}
