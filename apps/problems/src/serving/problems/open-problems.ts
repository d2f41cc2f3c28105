import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { type OpenItem, type PersonReference } from '#contracts';
import { Parts } from '#service';
import { PROBLEM_DUTIES } from './problems.js';

/** Who sees to what is learned of a problem, and by when. */
export interface Learning {
  readonly owner: PersonReference;
  readonly due: string;
}

/**
 * Problems that are in the way of closing an incident. That is over as soon as somebody sees to the postmortem by a time: the
 * room of postmortems says so by {@link plannedBy}; it can tell of what else is open by `parts.closing`.
 */
@Injectable()
export class OpenProblems {
  private readonly plans: ((problem: string) => Promise<Learning | null>)[] = [];

  constructor(@Inject(Parts) private readonly parts: Parts) {
    parts.closing.looksUp('problem', (items) => Promise.all(items.map((item) => this.look(item))));
  }

  /** Who sees to the postmortem of a problem, and by when; null while nobody does. */
  plannedBy(plan: (problem: string) => Promise<Learning | null>): void {
    this.plans.push(plan);
  }

  /** Until it has a time, it is with whoever answers for the problem. */
  private async look(item: OpenItem): Promise<OpenItem> {
    const problem = item.id.slice('problem:'.length);
    const planned = (await Promise.all(this.plans.map((plan) => plan(problem)))).find((one) => one !== null);
    if (planned) return { ...item, ...planned };
    const table = await this.parts.authority.copy.find(problem);
    const owner = (table && answeringFor(table.table, [...PROBLEM_DUTIES])?.accountable) ?? null;
    return { ...item, owner };
  }
}
