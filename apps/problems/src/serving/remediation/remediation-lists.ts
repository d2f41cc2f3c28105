import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { InputOf, listOverdueRemediation, listRemediationOf, OutputOf, Remediation } from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import { Parts } from '#service';
import { MOST_ITEMS } from '../../remediation/remediation.js';
import { Problems } from '../problems/problems.js';
import { RemediationItems } from './remediation-items.js';
import { AS_LOGGED, FIRST_DUE, itemsOf, overdueAt, type Place, stillToDo, unsettledOf } from './remediation-queries.js';

type Page = OutputOf<typeof listRemediationOf>;

const place = z.object({ due: z.string().nullable(), id: z.string() });
/** Problems whose items are looked at together at most, and items of them. */
const MOST_UNSETTLED = 1_000;

/** What there is to do, by problem, by person, and by what is late; also for the other rooms of problems. */
@Injectable()
export class RemediationLists {
  constructor(
    @Inject(RemediationItems) private readonly items: RemediationItems,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** All items of a problem, for somebody who sees it. */
  async ofProblem(asked: Asked, problem: string): Promise<Remediation[]> {
    await this.problems.of(asked, problem);
    return this.of(problem);
  }

  /** All items of a problem as they were logged, whoever asks: for what is written about it. */
  async of(problem: string): Promise<Remediation[]> {
    const found = await this.items.store.list(itemsOf(problem), AS_LOGGED, MOST_ITEMS);
    return found.map(({ state }) => state);
  }

  /** What of these problems is still to do and has no owner or no time, whoever asks: for closing. */
  async openFor(problems: readonly string[]): Promise<Remediation[]> {
    if (problems.length === 0) return [];
    const found = await this.items.store.list(unsettledOf(problems), {}, MOST_UNSETTLED);
    return found.map(({ state }) => state);
  }

  /** What somebody has still to do. */
  async ofPerson(asked: Asked, { owner, ...input }: InputOf<typeof listRemediationOf>): Promise<Page> {
    const id = owner === undefined ? asked.caller.id : (await this.items.person(asked, owner)).id;
    return this.page(asked, input, (after) => stillToDo(id, after));
  }

  /** What is late. */
  overdue(asked: Asked, input: InputOf<typeof listOverdueRemediation>): Promise<Page> {
    const now = this.parts.clock.now().toISOString();
    return this.page(asked, input, (after) => overdueAt(now, after));
  }

  private async page(
    asked: Asked,
    { limit, after }: { limit: number; after?: string | undefined },
    which: (after: Place | null) => object,
  ): Promise<Page> {
    const beyond = after === undefined ? null : readCursor(after, place);
    const found = await this.items.store.list(which(beyond), FIRST_DUE, limit + 1);
    const page = found.slice(0, limit).map(({ state }) => state);
    const seen = await Promise.all(page.map(async (one) => ((await this.sees(asked, one)) ? [one] : [])));
    const last = page.at(-1);
    const next = found.length > limit && last ? writeCursor({ due: last.due, id: last.id }) : null;
    return { remediation: seen.flat(), next };
  }

  private sees({ caller }: Asked, { problem, restricted }: Remediation): Promise<boolean> {
    return this.parts.authority.maySee(caller, { incident: problem, restricted });
  }
}
