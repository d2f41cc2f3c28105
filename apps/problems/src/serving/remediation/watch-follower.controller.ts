import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  type Envelope,
  incidentLinked,
  incidentUnlinked,
  linkedIncidentNoted,
  type ProblemRecord,
  problemOpened,
  problemReopened,
  problemWasClosed,
  type Remediation,
  remediationLogged,
} from '#contracts';
import { Follows } from '#messaging';
import { eventCall } from '#service';
import { hearLogged, hearProblem } from '../../remediation/watch/watch.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { RemediationWatches } from './remediation-watches.js';

/** Keeps whether anything is logged for a problem: from when it is opened, and until something is. */
@Controller()
export class WatchFollower {
  constructor(
    @Inject(RemediationWatches) private readonly watches: RemediationWatches,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
  ) {}

  @Follows(problemOpened, incidentLinked, incidentUnlinked, linkedIncidentNoted, problemWasClosed, problemReopened)
  async problem(@Payload() event: Envelope): Promise<void> {
    const problem = event.data.problem as ProblemRecord;
    const facts = { problem, sequence: event.sequence, at: event.time, clock: await this.clocks.runs(problem) };
    await this.watches.store.change(problem.id, eventCall(event), hearProblem(facts), () => undefined);
  }

  @Follows(remediationLogged)
  async logged(@Payload() event: Envelope): Promise<void> {
    const { problem, restricted, loggedAt } = event.data.remediation as Remediation;
    const decide = hearLogged(problem, restricted, loggedAt);
    await this.watches.store.change(problem, eventCall(event), decide, () => undefined);
  }
}
