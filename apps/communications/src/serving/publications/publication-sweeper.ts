import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { COMMAND_INCIDENT } from '#contracts';
import type { AggregateStore } from '#persistence';
import { Parts, sweepDue } from '#service';
import type { KeptPublication, PublicationEvent } from '../../publication/publication.js';
import { type Askable, remind } from '../../publication/publication-clock.js';
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
    const who = await this.askable(publication);
    // Nobody can say who answers at this moment: the next round asks again.
    if (!who) return;
    const decide = remind(who);
    const call = { by: this.parts.self, correlation: randomUUID() };
    const onKnown = (state: KeptPublication | undefined, context: Parameters<typeof decide>[1]) =>
      state ? decide(state, context) : [];
    await this.store.change(publication.id, call, onKnown, () => undefined);
  }

  /** Who answers for the page in its incident; without one who spoke of it last. */
  private async askable({ incident, entries }: KeptPublication): Promise<Askable | undefined> {
    if (incident === null) return { answers: entries.at(-1)!.by, deputy: null, manager: null, restricted: false };
    const found = await this.parts.authority.tableOf(incident);
    const answers = found && answeringFor(found.table, PAGE_DUTIES, 'external')?.accountable;
    if (!answers) return undefined;
    const manager = answeringFor(found.table, [COMMAND_INCIDENT])?.accountable ?? null;
    return { answers, deputy: found.deputy ?? null, manager, restricted: found.restricted };
  }
}
