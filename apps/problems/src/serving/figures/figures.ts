import { Inject, Injectable } from '@nestjs/common';
import {
  figuresTooLong,
  figuresTooMany,
  type getFigures,
  type getIncidentFigures,
  type getProblemFigures,
  incidentUnknown,
  type OutputOf,
  vacancyMinutes,
} from '#contracts';
import { type Asked, Refused } from '#messaging';
import { Parts } from '#service';
import { figuresBy, type OfIncident, type OfProblem } from '../../figure/group-figures.js';
import { type Counted, figuresOfIncident } from '../../figure/incident-figures.js';
import { plotsOfIncident, plotsOfProblem } from '../../figure/plots.js';
import { figuresOfProblem } from '../../figure/problem-figures.js';
import type { KeptProblem } from '../../problem/problem.js';
import { Problems } from '../problems/problems.js';
import { CountedIncidents } from './counted-incidents.js';
import { FactStore } from './fact-store.js';

/** A time that is counted at once, and the incidents and the problems in it. */
const MOST_DAYS = 400;
const MOST = 10_000;
/** Whose facts are in memory together. */
const PAGE = 200;
/** Whoever looks does not wait longer for what only `roles` can count. */
const PATIENCE_MS = 2_000;
const DAY_MS = 86_400_000;

type Vacancies = OutputOf<typeof getIncidentFigures>['vacancies'];

/** Finds the problems that were opened within a time. */
export const openedIn = (from: string, to: string): object => ({ 'state.openedAt': { $gte: from, $lt: to } });

/** The numbers: of one incident, of one problem, and of all within a time. */
@Injectable()
export class Figures {
  constructor(
    @Inject(FactStore) private readonly facts: FactStore,
    @Inject(CountedIncidents) private readonly incidents: CountedIncidents,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Of one incident that the caller sees. Throws `incident-unknown`. */
  async ofIncident(asked: Asked, id: string): Promise<OutputOf<typeof getIncidentFigures>> {
    await this.parts.authority.mustSee(asked.caller, id);
    const incident = (await this.incidents.of(id)) ?? (await this.problems.incident(asked.token, id)).incident;
    if (!incident) throw incidentUnknown({ incident: id });
    const [facts, vacancies] = await Promise.all([this.facts.of([id]), this.vacancies(asked, id)]);
    const figures = figuresOfIncident(incident, facts.get(id) ?? [], this.now());
    return { ...figures, vacancies, plots: plotsOfIncident(figures, vacancies, asked.language) };
  }

  /** Of one problem that the caller sees. Throws `problem-unknown`. */
  async ofProblem(asked: Asked, id: string): Promise<OutputOf<typeof getProblemFigures>> {
    const problem = await this.problems.of(asked, id);
    const figures = figuresOfProblem(problem, (await this.facts.of([id])).get(id) ?? [], this.now());
    return { ...figures, plots: plotsOfProblem(figures, asked.language) };
  }

  /** Of all within a time. Throws `figures-too-long`, `figures-too-many`. */
  async within({ from, to }: { from: string; to: string }): Promise<OutputOf<typeof getFigures>> {
    const ms = Date.parse(to) - Date.parse(from);
    if (ms <= 0 || ms > MOST_DAYS * DAY_MS) throw figuresTooLong({ days: MOST_DAYS });
    const asOf = this.now();
    const incidents = await this.incidents.declared(from, to, MOST + 1);
    const opened = await this.problems.store.list(openedIn(from, to), { 'state.openedAt': 1 }, MOST + 1);
    if (incidents.length > MOST || opened.length > MOST) throw figuresTooMany({ most: MOST });
    const isShown = ({ kind, visibility }: Counted) => kind === 'real' && visibility === 'open';
    const ofIncidents = await this.counted(
      incidents.filter(isShown),
      (one, facts): OfIncident => figuresOfIncident(one, facts, asOf),
    );
    const problems = await this.real(opened.map(({ state }) => state).filter(({ restricted }) => !restricted));
    const ofProblems = await this.counted(
      problems,
      (one, facts): OfProblem => ({
        ...figuresOfProblem(one, facts, asOf),
        components: one.components,
      }),
    );
    const count = (is: (one: Counted) => boolean) => incidents.filter(is).length;
    const apart = {
      drills: count(({ kind }) => kind === 'drill'),
      backfilled: count(({ kind }) => kind === 'backfilled'),
      restricted: count(({ kind, visibility }) => kind === 'real' && visibility === 'restricted'),
    };
    return { from, to, asOf, apart, ...figuresBy(ofIncidents, ofProblems) };
  }

  /** Page by page, so that what happened in few of them is in memory at once. */
  private async counted<One extends { readonly id: string }, Result>(
    all: readonly One[],
    count: (one: One, facts: Parameters<typeof figuresOfIncident>[1]) => Result,
  ): Promise<Result[]> {
    const results: Result[] = [];
    for (let from = 0; from < all.length; from += PAGE) {
      const page = all.slice(from, from + PAGE);
      const facts = await this.facts.of(page.map(({ id }) => id));
      for (const one of page) results.push(count(one, facts.get(one.id) ?? []));
    }
    return results;
  }

  /** Those that a real incident is behind; one of which nothing was heard yet counts as real. */
  private async real(problems: readonly KeptProblem[]): Promise<KeptProblem[]> {
    const ids = [...new Set(problems.flatMap(({ incidents }) => incidents.map(({ id }) => id)))];
    const known = await this.incidents.copy.find(ids);
    const isReal = (id: string) => (known.get(id)?.known.kind ?? 'real') === 'real';
    return problems.filter(({ incidents }) => incidents.some(({ id }) => isReal(id)));
  }

  /** Null while `roles` cannot say: only it knows which roles a severity asks for, and when one was not needed. */
  private async vacancies({ token }: Asked, incident: string): Promise<Vacancies> {
    try {
      const { output } = await this.parts.client.ask(vacancyMinutes, { incident }, { token, timeoutMs: PATIENCE_MS });
      return output.roles;
    } catch (error) {
      if (!(error instanceof Refused)) this.parts.log.warn({ err: error, incident }, 'vacancies are not known');
      return null;
    }
  }

  private now(): string {
    return this.parts.clock.now().toISOString();
  }
}
