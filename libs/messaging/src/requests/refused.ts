import type { Problem } from '#contracts';

/** Another service's refusal, as it came: passed on to whoever asked us. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'Refused';
  }
}
