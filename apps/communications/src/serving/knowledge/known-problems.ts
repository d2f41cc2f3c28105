import { Injectable } from '@nestjs/common';
import { type Envelope, getProblem, type ProblemRecord, problemId } from '#contracts';
import { LatestCopy, type Parts } from '#service';

/** What is told of a problem here. */
export type AboutProblem = Pick<ProblemRecord, 'title' | 'restricted'>;

const numbered = problemId();

/** Whether an event that says so belongs to a problem, and not to an incident. */
export const isProblem = (place: string): boolean => numbered.safeParse(place).success;

/** The problems as they were last heard of: what happens to them is told to people as what happens to incidents is. */
@Injectable()
export class KnownProblems {
  private constructor(
    private readonly parts: Parts,
    private readonly problems: LatestCopy<AboutProblem>,
  ) {}

  static async open(parts: Parts): Promise<KnownProblems> {
    const problems = await LatestCopy.open<AboutProblem>(parts.connection, 'known_problems');
    parts.copies.push(problems);
    return new KnownProblems(parts, problems);
  }

  /** Keeps what an event of a problem carries. */
  follow(event: Envelope): Promise<void> {
    const { title, restricted } = event.data.problem as ProblemRecord;
    return this.problems.keep(event.incident, event.sequence, { title, restricted });
  }

  /** As it was last heard of, or as `problems` says now. Throws `problem-unknown`, and `unavailable` when nobody can say. */
  async of(problem: string): Promise<AboutProblem> {
    const known = (await this.problems.find([problem])).get(problem)?.known;
    return known ?? this.ask(problem);
  }

  private async ask(problem: string): Promise<AboutProblem> {
    const { client, tokens } = this.parts;
    return (await client.ask(getProblem, { problem }, { token: await tokens.token() })).output;
  }
}
