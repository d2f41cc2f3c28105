import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { answeringFor } from '#authority';
import {
  type Envelope,
  incidentLinked,
  incidentUnlinked,
  linkedIncidentNoted,
  type PersonReference,
  type ProblemRecord,
  problemReopened,
} from '#contracts';
import { Follows } from '#messaging';
import { eventCall, Parts } from '#service';
import { didNotHold } from '../../remediation/did-not-hold.js';
import { noteProblem } from '../../remediation/note-problem.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { Problems } from '../problems/problems.js';
import { RemediationItems, TRACK_DUTIES } from './remediation-items.js';
import { RemediationLists } from './remediation-lists.js';

/** What the items of a problem follow of it: who sees it, whether its clocks run, and that it came again. */
@Controller()
export class ProblemFollower {
  constructor(
    @Inject(RemediationItems) private readonly items: RemediationItems,
    @Inject(RemediationLists) private readonly lists: RemediationLists,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The problem as it is now counts, not as the event has it: events come late and again. */
  @Follows(incidentLinked, incidentUnlinked, linkedIncidentNoted, problemReopened)
  async problem(@Payload() event: Envelope): Promise<void> {
    const items = await this.lists.of(event.incident);
    if (items.length === 0) return;
    const stored = await this.problems.store.load(event.incident);
    if (!stored) return;
    const noted = { restricted: stored.state.restricted, clock: await this.clocks.runs(stored.state) };
    const call = eventCall(event);
    await Promise.all(items.map(({ id }) => this.items.decide(call, id, noteProblem(noted))));
    const again = cameAgain(event);
    if (!again) return;
    const tracker = await this.tracker(event.incident);
    await Promise.all(items.map(({ id }) => this.items.decide(call, id, didNotHold(again, tracker))));
  }

  private async tracker(problem: string): Promise<PersonReference | null> {
    const known = await this.parts.authority.copy.find(problem);
    return (known && answeringFor(known.table, TRACK_DUTIES)?.accountable) ?? null;
  }
}

/** The incident that an event says has the same cause, and when it began; undefined: it says that of none. */
function cameAgain({ data }: Envelope): { incident: string; began: string } | undefined {
  const { incident, problem } = data as { incident?: string | null; problem: ProblemRecord };
  const one = problem.incidents.find(({ id }) => id === incident);
  return one && { incident: one.id, began: one.startedAt ?? one.declaredAt };
}
