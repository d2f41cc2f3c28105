import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ProblemRecord } from '#contracts';
import { type Call, reading } from '#persistence';
import { LatestCopy, Parts } from '#service';
import { type KnownCause, takeKnownCause } from '../../analysis/propose-factor.js';
import { NEWEST_FIRST, problemsAt } from '../problems/problem-queries.js';
import { Problems } from '../problems/problems.js';
import { Analyses } from './analyses.js';

/** A cause that a service knows of, and in which incident. */
export interface CauseOfIncident {
  readonly incident: string;
  /** Not for everybody: then it goes only where the problem is not either. */
  readonly restricted: boolean;
  /** Null: it was one, and is none any more. */
  readonly cause: KnownCause | null;
}

const MOST = 200;

/** Where the copy of what services know of causes is injected. */
export const KNOWN_CAUSES = Symbol('known causes');

/** What the questions below are answered by. */
export const CAUSE_INDEXES = [{ 'known.incident': 1 }] as const;

/** What is known of an incident. */
export const causesIn = (incident: string): object => ({ 'known.incident': incident });

/**
 * The one way in for what services know of causes. It is kept by incident, for most is known before there is a problem, and
 * proposed to the analysis of each problem behind that incident: when it comes, and when the problem is opened or linked. So
 * whichever is first, the other finds it; and each is proposed once.
 */
@Injectable()
export class KnownCauses {
  constructor(
    @Inject(KNOWN_CAUSES) readonly copy: LatestCopy<CauseOfIncident>,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Analyses) private readonly analyses: Analyses,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A service knows of one; `id` and `sequence` say which, and how late. */
  async hear(id: string, sequence: number, known: CauseOfIncident): Promise<void> {
    await this.copy.keep(id, sequence, known);
    const behind = await this.problems.store.list(problemsAt({ incident: known.incident }, null), NEWEST_FIRST, MOST);
    for (const { state } of behind) await this.propose(state, known);
  }

  /** A problem stands behind an incident from now on: what is known of that is proposed. */
  async catchUp(problem: ProblemRecord, incident: string): Promise<void> {
    const found = this.copy.collection.find(causesIn(incident) as never).limit(MOST);
    for (const { known } of await reading(found.toArray())) await this.propose(problem, known);
  }

  private async propose(problem: ProblemRecord, { cause, restricted }: CauseOfIncident): Promise<void> {
    if (!cause || (restricted && !problem.restricted)) return;
    const call: Call = { by: this.parts.self, correlation: randomUUID() };
    await this.analyses.change(problem, call, takeKnownCause(cause), () => undefined);
  }
}

/** Opens the copy, which is dropped and built again with the others of the service. */
export async function openKnownCauses(parts: Parts): Promise<LatestCopy<CauseOfIncident>> {
  const copy = await LatestCopy.open<CauseOfIncident>(parts.connection, 'known_causes', CAUSE_INDEXES);
  parts.copies.push(copy);
  return copy;
}
