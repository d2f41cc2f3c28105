import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  type Alike,
  findAlike,
  getIncidentAlike,
  getProblemAlike,
  type InputOf,
  nothingToCompare,
  type ProblemRecord,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { type Likened, likenedIncident } from '../../alike/likened.js';
import { traitsOf } from '../../alike/traits.js';
import { Problems } from '../problems/problems.js';
import { AlikeFinder } from './alike-finder.js';
import { ProblemLikenesses } from './problem-likenesses.js';

/** What is like an incident, a problem, or what nobody declared yet. */
@Controller()
export class AlikeController {
  constructor(
    @Inject(AlikeFinder) private readonly finder: AlikeFinder,
    @Inject(ProblemLikenesses) private readonly likenesses: ProblemLikenesses,
    @Inject(Problems) private readonly problems: Problems,
  ) {}

  @Answers(getIncidentAlike)
  async incident(@Payload() input: InputOf<typeof getIncidentAlike>, @Ctx() asked: Asked): Promise<Alike> {
    const { _id: id, ...likened } = await this.incidentOf(asked, input.incident);
    return this.finder.find({ ...likened, id, isProblem: false }, asked.caller, input.limit);
  }

  @Answers(getProblemAlike)
  async problem(@Payload() input: InputOf<typeof getProblemAlike>, @Ctx() asked: Asked): Promise<Alike> {
    const problem: ProblemRecord = await this.problems.of(asked, input.problem);
    const { _id: id, ...likened } = await this.likenesses.of(problem);
    return this.finder.find({ ...likened, id, isProblem: true }, asked.caller, input.limit);
  }

  @Answers(findAlike)
  find(@Payload() input: InputOf<typeof findAlike>, @Ctx() asked: Asked): Promise<Alike> {
    const { words, components = [], dedupKey = null, limit } = input;
    const texts = words === undefined ? [] : [words];
    const traits = traitsOf({ texts, components, dedupKey });
    if (traits.length === 0) throw nothingToCompare({});
    return this.finder.find({ id: null, isProblem: false, incidents: [], traits, texts }, asked.caller, limit);
  }

  /** As it was heard of; one that was declared in this moment as `incidents` tells it, to who may see it. */
  private async incidentOf(asked: Asked, id: string): Promise<Likened> {
    const heard = await this.finder.incident(id, asked.caller);
    return heard ?? likenedIncident((await this.problems.incident(asked.token, id)).incident);
  }
}
