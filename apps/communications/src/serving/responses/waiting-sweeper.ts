import { Inject, Injectable } from '@nestjs/common';
import { Parts, sweepDue } from '#service';
import type { Gathering } from '../../response/response.js';
import { lookAtWaiting } from '../../response/waiting-clock.js';
import { Gatherings } from './gatherings.js';

/** Asks where what customers say has been waiting for too long. Decided on the state as it is then: any number may sweep. */
@Injectable()
export class WaitingSweeper {
  /** One round: resolves when every incident whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(Gatherings) private readonly gatherings: Gatherings,
    @Inject(Parts) parts: Parts,
  ) {
    this.sweep = sweepDue(
      parts,
      gatherings.store,
      (state) => this.look(state),
      'what customers say could not be looked at',
    );
  }

  private async look(gathering: Gathering): Promise<void> {
    const found = await this.gatherings.find(gathering);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!found) return;
    const { store } = this.gatherings;
    await store.change(gathering.incident, this.gatherings.call(), lookAtWaiting(found), () => undefined);
  }
}
