import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type changeRemediation,
  findPeople,
  type InputOf,
  type logRemediation,
  type moveRemediation,
  type PersonReference,
  problemClosed,
  type Remediation,
  remediationFull,
  remediationUnknown,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Call, reading } from '#persistence';
import { Parts } from '#service';
import { changeRemediation as decideChange } from '../../remediation/change-remediation.js';
import { logRemediation as decideLog } from '../../remediation/log-remediation.js';
import { moveRemediation as decideMove } from '../../remediation/move-remediation.js';
import {
  type Marks,
  MOST_ITEMS,
  onKnown,
  type RemediationDecision,
  type RemediationEvent,
  shownRemediation,
} from '../../remediation/remediation.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { Problems } from '../problems/problems.js';
import type { ProblemsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { itemsOf } from './remediation-queries.js';
import { REMEDIATION } from './stores.js';

/** Whose duty it is to say what changes. */
export const LOG_DUTIES = ['log-remediation', 'propose-preventive-changes', 'track-remediation'] as const;
/** Whose duty it is to see that it does. */
export const TRACK_DUTIES = ['track-remediation', 'log-remediation', 'propose-preventive-changes'] as const;

type Named = { readonly problem: string; readonly remediation: string };

/** What changes so that problems do not come back. */
@Injectable()
export class RemediationItems {
  constructor(
    @Inject(REMEDIATION) readonly store: AggregateStore<Remediation, RemediationEvent>,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
    @Inject(SETTINGS) private readonly settings: ProblemsSettings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Logs one, for whoever may. Throws `problem-closed`, `remediation-full`, `person-unknown`, `due-in-the-past`. */
  async log(asked: Asked, input: InputOf<typeof logRemediation>): Promise<Remediation> {
    const { owner: named, ...given } = input;
    const marks = await this.problems.mustAnswer(asked, input.problem, LOG_DUTIES);
    const problem = await this.problems.of(asked, input.problem);
    if (problem.closedAt !== null) throw problemClosed({ problem: problem.id, closedAt: problem.closedAt });
    const there = await reading(
      this.store.collection.countDocuments(itemsOf(problem.id) as never, { limit: MOST_ITEMS }),
    );
    if (there >= MOST_ITEMS) throw remediationFull({ most: MOST_ITEMS });
    const owner = named === undefined ? null : await this.person(asked, named);
    const known = { id: `rem-${randomUUID()}`, restricted: problem.restricted, clock: await this.clocks.runs(problem) };
    const decide = decideLog({ ...given, ...known, owner }, this.settings.remediationDays, marks);
    const result = await this.store.create(known.id, asked, decide, shownRemediation);
    return asked.answered(result.answer.id, result);
  }

  /** Says one otherwise, for whoever may. */
  async change(asked: Asked, input: InputOf<typeof changeRemediation>): Promise<Remediation> {
    const { owner: named, problem, remediation, ...given } = input;
    await this.of(asked, { problem, remediation });
    const marks = await this.problems.mustAnswer(asked, problem, TRACK_DUTIES);
    const owner = typeof named === 'string' ? await this.person(asked, named) : named;
    return this.commit(asked, remediation, decideChange({ ...given, owner }, this.settings.remediationDays, marks));
  }

  /** Moves one, for its owner or whoever may. */
  async move(asked: Asked, input: InputOf<typeof moveRemediation>): Promise<Remediation> {
    const marks = await this.mustBeTheirs(asked, input);
    return this.commit(asked, input.remediation, decideMove(input, marks));
  }

  /** One, for somebody who sees its problem. Throws `problem-unknown`, `remediation-unknown`. */
  async of(asked: Pick<Asked, 'caller'>, { problem, remediation }: Named): Promise<Remediation> {
    await this.problems.of(asked, problem);
    const stored = await this.store.load(remediation);
    if (stored?.state.problem !== problem) throw remediationUnknown({ remediation });
    return stored.state;
  }

  /** Refuses who neither owns it nor answers for it; gives how that was known. Throws as {@link of}, and `not-for-you`. */
  async mustBeTheirs(asked: Asked, named: Named): Promise<Marks> {
    const { owner } = await this.of(asked, named);
    return owner?.id === asked.caller.id ? {} : this.problems.mustAnswer(asked, named.problem, TRACK_DUTIES);
  }

  /** Decides something on one, for whoever was let. */
  async commit(asked: Asked, id: string, decide: RemediationDecision): Promise<Remediation> {
    return asked.answered(id, await this.decide(asked, id, decide));
  }

  /** Decides something on one that is there, whoever asks. */
  decide(call: Call, id: string, decide: RemediationDecision) {
    return this.store.change(id, call, onKnown(id, decide), shownRemediation);
  }

  /** The call of what a clock or a tracker leads to. */
  call(): Call {
    return { by: this.parts.self, correlation: randomUUID() };
  }

  /** Somebody of the directory. Throws `person-unknown`. */
  async person(asked: Asked, named: string): Promise<PersonReference> {
    const { output } = await this.parts.client.ask(findPeople, { people: [named] }, { token: asked.token });
    const { id, name } = output.people[0]!;
    return { id, name };
  }
}
