import { Inject, Injectable } from '@nestjs/common';
import {
  type InputOf,
  type listDrift,
  type listPromises,
  type movePromise,
  notForYou,
  type OutputOf,
  promiseUnknown,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import { movePromise as decide } from '../../plan/move-promise.js';
import { shownDrift, shownPromise, shownPromises } from '../../plan/shown-plan.js';
import { Audiences } from '../audiences/audiences.js';
import { PageDrifts } from '../publications/page-drifts.js';
import { Plans } from './plans.js';

/** What people ask of plans, and do with them. */
@Injectable()
export class Promises {
  constructor(
    @Inject(Plans) private readonly plans: Plans,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(PageDrifts) private readonly pageDrifts: PageDrifts,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What each audience was promised and told. */
  async list({ caller }: Asked, { incident }: InputOf<typeof listPromises>): Promise<OutputOf<typeof listPromises>> {
    await this.parts.authority.mustSee(caller, incident);
    const plan = await this.plans.of(incident);
    return { incident, promises: shownPromises(plan, this.now()) };
  }

  /** What was last said and is no longer so. */
  async drift({ caller }: Asked, { incident }: InputOf<typeof listDrift>): Promise<OutputOf<typeof listDrift>> {
    await this.parts.authority.mustSee(caller, incident);
    const plan = await this.plans.of(incident);
    return { incident, drift: [...shownDrift(plan), ...(await this.pageDrifts.of(incident, plan.about))] };
  }

  /** Moves a promise, for somebody who may tell this audience something. */
  async move(asked: Asked, input: InputOf<typeof movePromise>): Promise<OutputOf<typeof movePromise>> {
    const { incident, audience: key } = input;
    const { authority } = this.parts;
    await authority.mustSee(asked.caller, incident);
    const audience = await this.audiences.find(key);
    if (!audience || audience.archived) throw promiseUnknown({ incident, audience: key });
    const { duties, side } = audience;
    const { allowed, whoMay, decidedByCopy } = await authority.mayDo(asked.caller, incident, duties, side);
    if (!allowed) throw notForYou({ whoMay });
    const result = await this.plans.change(incident, asked, decide(input, decidedByCopy), ({ promises }, now) =>
      shownPromise(promises.find((one) => one.audience === key)!, now),
    );
    return asked.answered(incident, result);
  }

  private now(): string {
    return this.parts.clock.now().toISOString();
  }
}
