import { Inject, Injectable } from '@nestjs/common';
import { type AccountabilityTable, answeringFor } from '#authority';
import { COMMAND_INCIDENT, findPeople, personUnknown, type Remediation } from '#contracts';
import { Refused } from '#messaging';
import { Parts, sweepDue } from '#service';
import { type Answerers, nextStepAt, remindOfRemediation } from '../../remediation/remediation-clock.js';
import { nextTryAt } from '../../tracker/make-issue.js';
import { IssueMaker } from '../trackers/issue-maker.js';
import { RemediationItems, TRACK_DUTIES } from './remediation-items.js';

/** What nobody can say, and is not needed to speak to the owner. */
const NOBODY = { tracker: null, up: null } as const;

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
    const people = await this.answerersOf(problem);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!people) return;
    const ownerIsGone = owner !== null && (await this.isGone(owner.id));
    await this.items.decide(this.items.call(), id, remindOfRemediation({ ...people, ownerIsGone }));
  }

  /** Undefined while nobody can say; nobody where `roles` knows nothing of the problem. */
  private async answerersOf(problem: string): Promise<Omit<Answerers, 'ownerIsGone'> | undefined> {
    try {
      return inTable(await this.parts.authority.tableOf(problem));
    } catch (error) {
      if (error instanceof Refused) return NOBODY;
      throw error;
    }
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

/** Who tracks it and who answers for the whole, by a table. */
function inTable(known: AccountabilityTable | undefined): Omit<Answerers, 'ownerIsGone'> | undefined {
  if (!known) return undefined;
  const of = (duties: readonly string[]) => answeringFor(known.table, duties)?.accountable ?? null;
  return { tracker: of(TRACK_DUTIES), up: of([COMMAND_INCIDENT]) };
}
