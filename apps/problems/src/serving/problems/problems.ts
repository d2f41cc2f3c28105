import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  getIncident,
  HEADERS,
  type Incident,
  type InputOf,
  type listProblems,
  notForYou,
  type OutputOf,
  type openProblem as openContract,
  type ProblemReason,
  type ProblemRecord,
  problemUnknown,
  readPositions,
} from '#contracts';
import type { Asked } from '#messaging';
import {
  type AggregateStore,
  type Answered,
  type Call,
  NumberBlocks,
  readCursor,
  UniqueTaken,
  writeCursor,
} from '#persistence';
import { Parts } from '#service';
import type { Marks } from '../../problem/change-problem.js';
import type { Noted } from '../../problem/link-incident.js';
import { openProblem } from '../../problem/open-problem.js';
import { type KeptProblem, type ProblemDecision, type ProblemEvent, shownProblem } from '../../problem/problem.js';
import { NEWEST_FIRST, problemsAt } from './problem-queries.js';
import { PROBLEMS } from './stores.js';

/** The duties of whom a problem belongs to: any of them. */
export const PROBLEM_DUTIES = ['find-root-cause', 'propose-preventive-changes', 'coordinate-postmortem'] as const;

type Opened = OutputOf<typeof openContract>;

const place = z.object({ at: z.string(), id: z.string() });

/** The causes behind incidents. */
@Injectable()
export class Problems {
  private readonly numbers: NumberBlocks;

  constructor(
    @Inject(PROBLEMS) readonly store: AggregateStore<KeptProblem, ProblemEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.numbers = new NumberBlocks(parts.connection, 'PRB');
    parts.beforeClose.push(() => this.numbers.giveBack());
  }

  /** Opens the one behind an incident that the caller sees, or answers with the one that is there. */
  async open(asked: Asked, { incident, title }: InputOf<typeof openContract>): Promise<Opened> {
    const noted = await this.incident(asked.token, incident);
    const result = await this.openFor(noted, 'hand', asked, title);
    return asked.answered(result.answer.id, result);
  }

  /** The same without anybody who asks: by rule. */
  async openFor(noted: Noted, because: ProblemReason, call: Call, title?: string): Promise<Answered<Opened>> {
    const [behind] = await this.store.list(problemsAt({ incident: noted.incident.id }, null), NEWEST_FIRST, 1);
    if (behind) return alreadyThere(behind);
    const id = await this.numbers.take();
    try {
      const decide = openProblem({ id, ...noted, because, title });
      return await this.store.create(id, call, decide, (kept) => ({ ...shownProblem(kept), alreadyOpen: false }));
    } catch (error) {
      const first = error instanceof UniqueTaken ? await this.store.loadByUnique('openedFor', noted.incident.id) : null;
      if (!first) throw error;
      return alreadyThere(first);
    }
  }

  /** Decides something on one, as whoever may; with the marks of how it was known that they may. */
  async change(asked: Asked, id: string, decide: (marks: Marks) => ProblemDecision): Promise<ProblemRecord> {
    const marks = await this.mustAnswer(asked, id, PROBLEM_DUTIES);
    return asked.answered(id, await this.decide(asked, id, decide(marks)));
  }

  /** Decides something on one, whoever asks. Throws `problem-unknown`, and what the decision throws. */
  decide(call: Call, id: string, decide: ProblemDecision): Promise<Answered<ProblemRecord>> {
    const onKnown = (kept: KeptProblem | undefined, context: Parameters<ProblemDecision>[1]) => {
      if (!kept) throw problemUnknown({ problem: id });
      return decide(kept, context);
    };
    return this.store.change(id, call, onKnown, shownProblem);
  }

  /** One, for somebody who sees it; to others it is not there. Throws `problem-unknown`. */
  async of(asked: Pick<Asked, 'caller'>, id: string): Promise<ProblemRecord> {
    const stored = await this.store.load(id);
    if (!stored || !(await this.sees(asked, stored.state))) throw problemUnknown({ problem: id });
    return shownProblem(stored.state);
  }

  async list(asked: Asked, input: InputOf<typeof listProblems>): Promise<OutputOf<typeof listProblems>> {
    const beyond = input.after === undefined ? null : readCursor(input.after, place);
    const found = await this.store.list(problemsAt(input, beyond), NEWEST_FIRST, input.limit + 1);
    const page = found.slice(0, input.limit).map(({ state }) => state);
    const seen = await Promise.all(page.map(async (one) => ((await this.sees(asked, one)) ? [shownProblem(one)] : [])));
    const last = page.at(-1);
    const next = found.length > input.limit && last ? writeCursor({ at: last.openedAt, id: last.id }) : null;
    return { problems: seen.flat(), next };
  }

  /**
   * Whoever may not do any of these duties of a problem is refused; otherwise how that was known. Throws `problem-unknown`,
   * `not-for-you`, and `unavailable` when nobody can say.
   */
  async mustAnswer(
    asked: Pick<Asked, 'caller'>,
    id: string,
    duties: readonly string[],
    scope?: string,
  ): Promise<Marks> {
    await this.of(asked, id);
    const { allowed, whoMay, decidedByCopy } = await this.parts.authority.mayDo(asked.caller, id, duties, scope);
    if (!allowed) throw notForYou({ whoMay });
    return decidedByCopy ? { decidedByCopy } : {};
  }

  /** An incident as whoever has this token sees it, and how far it had come. Throws `incident-unknown`. */
  async incident(token: string, incident: string): Promise<Noted> {
    const { output, headers } = await this.parts.client.ask(getIncident, { incident }, { token });
    const sequence = readPositions(headers?.get(HEADERS.position) ?? '')?.[0]?.sequence ?? 1;
    return { incident: output as Incident, sequence };
  }

  private sees({ caller }: Pick<Asked, 'caller'>, { id, restricted }: KeptProblem): Promise<boolean> {
    return this.parts.authority.maySee(caller, { incident: id, restricted });
  }
}

const alreadyThere = ({ state, told }: { state: KeptProblem; told: number }): Answered<Opened> => ({
  answer: { ...shownProblem(state), alreadyOpen: true },
  sequence: told,
});
