import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  type Envelope,
  factorRemoved,
  factorReworded,
  type Incident,
  NO_INCIDENT,
  PROBLEM_EVENTS,
  type ProblemRecord,
  rootCauseMarked,
  rootCauseUnmarked,
} from '#contracts';
import { Follows } from '#messaging';
import { likenedIncident } from '../../alike/likened.js';
import { Likenesses } from './likenesses.js';
import { ProblemLikenesses } from './problem-likenesses.js';
import { Recogniser } from './recogniser.js';

/** Keeps what incidents and problems are compared by, and looks at each new incident. */
@Controller()
export class AlikeFollower {
  constructor(
    @Inject(Likenesses) private readonly likenesses: Likenesses,
    @Inject(ProblemLikenesses) private readonly problems: ProblemLikenesses,
    @Inject(Recogniser) private readonly recogniser: Recogniser,
  ) {}

  @Follows({ service: 'incidents' })
  async incident(@Payload() event: Envelope): Promise<void> {
    if (event.incident === NO_INCIDENT) return;
    await this.likenesses.keep(likenedIncident(event.data.incident as Incident), event.sequence);
    await this.recogniser.look(event);
  }

  @Follows(...PROBLEM_EVENTS)
  problem(@Payload() event: Envelope): Promise<void> {
    return this.problems.told(event.data.problem as ProblemRecord, event.sequence);
  }

  @Follows(rootCauseMarked, rootCauseUnmarked, factorReworded, factorRemoved)
  analysed(@Payload() event: Envelope): Promise<void> {
    return this.problems.analysed(event.data.problem as string);
  }
}
