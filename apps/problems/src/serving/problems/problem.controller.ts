import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  changeProblem,
  closeProblem,
  getProblem,
  type InputOf,
  linkIncident,
  listProblems,
  type OutputOf,
  openProblem,
  type ProblemRecord,
  reopenProblem,
  unlinkIncident,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import * as change from '../../problem/change-problem.js';
import * as link from '../../problem/link-incident.js';
import { Problems } from './problems.js';

/** The causes behind incidents: opened, linked, named, lived with, closed, opened again. */
@Controller()
export class ProblemController {
  constructor(@Inject(Problems) private readonly problems: Problems) {}

  @Answers(openProblem)
  open(@Payload() input: InputOf<typeof openProblem>, @Ctx() asked: Asked): Promise<OutputOf<typeof openProblem>> {
    return this.problems.open(asked, input);
  }

  @Answers(linkIncident)
  async link(
    @Payload() { problem, incident }: InputOf<typeof linkIncident>,
    @Ctx() asked: Asked,
  ): Promise<ProblemRecord> {
    const noted = await this.problems.incident(asked.token, incident);
    return this.problems.change(asked, problem, (marks) => link.linkIncident(noted, marks));
  }

  @Answers(unlinkIncident)
  unlink(
    @Payload() { problem, incident }: InputOf<typeof unlinkIncident>,
    @Ctx() asked: Asked,
  ): Promise<ProblemRecord> {
    return this.problems.change(asked, problem, (marks) => link.unlinkIncident(incident, marks));
  }

  @Answers(changeProblem)
  change(@Payload() { problem, ...given }: InputOf<typeof changeProblem>, @Ctx() asked: Asked): Promise<ProblemRecord> {
    return this.problems.change(asked, problem, (marks) => change.changeProblem(given, marks));
  }

  @Answers(closeProblem)
  close(@Payload() { problem, words }: InputOf<typeof closeProblem>, @Ctx() asked: Asked): Promise<ProblemRecord> {
    return this.problems.change(asked, problem, (marks) => change.closeProblem(words ?? null, marks));
  }

  @Answers(reopenProblem)
  reopen(@Payload() { problem, words }: InputOf<typeof reopenProblem>, @Ctx() asked: Asked): Promise<ProblemRecord> {
    return this.problems.change(asked, problem, (marks) => change.reopenProblem(words ?? null, marks));
  }

  @Answers(getProblem)
  get(@Payload() { problem }: InputOf<typeof getProblem>, @Ctx() asked: Asked): Promise<ProblemRecord> {
    return this.problems.of(asked, problem);
  }

  @Answers(listProblems)
  list(@Payload() input: InputOf<typeof listProblems>, @Ctx() asked: Asked): Promise<OutputOf<typeof listProblems>> {
    return this.problems.list(asked, input);
  }
}
