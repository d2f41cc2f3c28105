import { Inject, Injectable } from '@nestjs/common';
import { findPeople, personUnknown, type Remediation } from '#contracts';
import { Refused } from '#messaging';
import { Parts, sweepDue } from '#service';
import { nextStepAt, remindOfRemediation } from '../../remediation/remediation-clock.js';
import { nextTryAt } from '../../tracker/make-issue.js';
import { IssueMaker } from '../trackers/issue-maker.js';
import { answerersOf } from './answerers.js';
import { RemediationItems, TRACK_DUTIES } from './remediation-items.js';

/**
 * Looks at items whose time has come: reminds those who are to be reminded, who is looked up then, and has their issues made.
 * The decisions are made on the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class RemediationSweeper {
  /** One round: resolves when every item whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(RemediationItems) private readonly items: RemediationItems,
    @Inject(IssueMaker) private readonly issues: IssueMaker,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.sweep = sweepDue(parts, items.store, (state) => this.look(state), 'an item could not be looked at');
  }

  private async look(item: Remediation): Promise<void> {
    const now = this.parts.clock.now().toISOString();
    const [stepAt, tryAt] = [nextStepAt(item), nextTryAt(item)];
    if (stepAt !== null && stepAt <= now) await this.remind(item);
    if (tryAt !== null && tryAt <= now) await this.issues.attempt(item.id);
  }

  private async remind({ id, problem, owner }: Remediation): Promise<void> {
    const people = await answerersOf(this.parts, problem, TRACK_DUTIES);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!people) return;
    const ownerIsGone = owner !== null && (await this.isGone(owner.id));
    await this.items.decide(this.items.call(), id, remindOfRemediation({ ...people, ownerIsGone }));
  }

  /** Whether the directory does not know somebody any more. While it cannot be asked, it does. */
  private async isGone(person: string): Promise<boolean> {
    try {
      await this.parts.client.ask(findPeople, { people: [person] }, { token: await this.parts.tokens.token() });
      return false;
    } catch (error) {
      return error instanceof Refused && error.problem.code === personUnknown.code;
    }
  }
}
