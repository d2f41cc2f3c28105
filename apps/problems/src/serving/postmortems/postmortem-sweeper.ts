import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Postmortem } from '#contracts';
import { Parts, sweepDue } from '#service';
import { remind } from '../../postmortem/postmortem-clock.js';
import { Problems } from '../problems/problems.js';
import { Postmortems } from './postmortems.js';

/**
 * Reminds of what is due in postmortems. Whom, is looked up when the time has come; the decision is made on the state as it is
 * then, so any number of replicas may sweep.
 */
@Injectable()
export class PostmortemSweeper {
  /** One round: resolves when every postmortem whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    const look = (state: Postmortem) => this.remind(state);
    this.sweep = sweepDue(parts, postmortems.store, look, 'a postmortem that is due could not be looked at');
  }

  private async remind(postmortem: Postmortem): Promise<void> {
    const above = await this.postmortems.above(postmortem.problem);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!above) return;
    const call = { by: this.parts.self, correlation: randomUUID() };
    const record = await this.problems.store.load(postmortem.problem);
    // Its words may have become restricted since anybody touched it.
    const restricted = record?.state.restricted ?? postmortem.restricted;
    await this.postmortems.change({ ...postmortem, restricted }, call, remind(above));
  }
}
