import { Inject, Injectable } from '@nestjs/common';
import { DUE, Rounds } from '#persistence';
import { Parts } from '#service';
import type { Gathering } from '../../response/response.js';
import { lookAtWaiting } from '../../response/waiting-clock.js';
import { Gatherings } from './gatherings.js';

const EVERY_MS = 500;
const AT_ONCE = 100;

/** Asks where what customers say has been waiting for too long. Decided on the state as it is then: any number may sweep. */
@Injectable()
export class WaitingSweeper {
  constructor(
    @Inject(Gatherings) private readonly gatherings: Gatherings,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round: resolves when every incident whose time had come was looked at. */
  async sweep(): Promise<void> {
    const due = await this.gatherings.store.list(DUE, { dueAt: 1 }, AT_ONCE);
    await Promise.all(due.map(({ state }) => this.look(state).catch(this.onError)));
  }

  private async look(gathering: Gathering): Promise<void> {
    const found = await this.gatherings.find(gathering);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!found) return;
    const { store } = this.gatherings;
    await store.change(gathering.incident, this.gatherings.call(), lookAtWaiting(found), () => undefined);
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'what customers say could not be looked at');
  };
}
