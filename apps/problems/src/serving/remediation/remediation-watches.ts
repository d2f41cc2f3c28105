import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RemediationWatch } from '#contracts';
import type { AggregateStore } from '#persistence';
import { Parts, sweepDue } from '#service';
import { askForRemediation, hearLogged, type WatchEvent } from '../../remediation/watch/watch.js';
import { answerersOf } from './answerers.js';
import { LOG_DUTIES } from './remediation-items.js';
import { RemediationLists } from './remediation-lists.js';
import { WATCHES } from './stores.js';

/** Asks of problems for which nothing is logged what is to change. */
@Injectable()
export class RemediationWatches {
  /** One round: resolves when every problem whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(WATCHES) readonly store: AggregateStore<RemediationWatch, WatchEvent>,
    @Inject(RemediationLists) private readonly lists: RemediationLists,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.sweep = sweepDue(
      parts,
      store,
      (watch) => this.ask(watch),
      'a problem without remediation could not be looked at',
    );
  }

  private async ask({ problem, restricted }: RemediationWatch): Promise<void> {
    const people = await answerersOf(this.parts, problem, LOG_DUTIES);
    // Nobody could be asked: it is looked at again in the next round.
    if (!people?.tracker) return;
    const call = { by: this.parts.self, correlation: randomUUID() };
    // What was logged may not have been heard of yet.
    const last = (await this.lists.of(problem)).at(-1);
    if (last) await this.store.change(problem, call, hearLogged(problem, restricted, last.loggedAt), () => undefined);
    await this.store.change(problem, call, askForRemediation(people), () => undefined);
  }
}
