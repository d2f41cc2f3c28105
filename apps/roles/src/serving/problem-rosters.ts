import { Inject, Injectable } from '@nestjs/common';
import { type Envelope, getProblem, HEADERS, incidentUnknown, type ProblemRecord, readPositions } from '#contracts';
import type { AggregateStore, Call } from '#persistence';
import { eventCall, Parts } from '#service';
import { joinedLater } from '../problem/joined-later.js';
import { type Left, leftBehind } from '../problem/last-holders.js';
import { aboutProblem, openForProblem } from '../problem/open-for-problem.js';
import { noteIncident } from '../roster/note-incident.js';
import type { Roster, RosterEvent } from '../roster/roster.js';
import { ROSTERS } from './stores.js';
import { storyUpTo } from './stories.js';

/** Sees to it that there is the roster of an incident; given, because it also opens those of problems. */
export type OpenUnlessOpen = (incident: string) => Promise<void>;

/** The rosters of problems: each begins with what its incident left behind, and goes on by the same rules. */
@Injectable()
export class ProblemRosters {
  constructor(
    @Inject(ROSTERS) private readonly store: AggregateStore<Roster, RosterEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Follows a problem: opens its roster, joins those of further incidents, and takes note of its end. Safe to repeat. */
  async follow(event: Envelope, openUnlessOpen: OpenUnlessOpen): Promise<void> {
    const problem = event.data.problem as ProblemRecord | undefined;
    if (!problem) return;
    await this.keep(problem, event.sequence, eventCall(event), openUnlessOpen);
  }

  /** Opens the roster of a problem by asking `problems`, for its event may come later than the first question. */
  async open(id: string, openUnlessOpen: OpenUnlessOpen): Promise<void> {
    const { client, tokens } = this.parts;
    const { output: problem, headers } = await client.ask(getProblem, { problem: id }, { token: await tokens.token() });
    const sequence = readPositions(headers?.get(HEADERS.position) ?? '')?.[0]?.sequence ?? 1;
    const call = { by: problem.openedBy, correlation: crypto.randomUUID() };
    await this.keep(problem, sequence, call, openUnlessOpen);
  }

  private async keep(problem: ProblemRecord, sequence: number, call: Call, openUnlessOpen: OpenUnlessOpen) {
    const [first, ...later] = problem.incidents;
    const known = await this.store.load(problem.id);
    const left = known ? undefined : await this.leftBy(first!.id, openUnlessOpen);
    await this.store.change(
      problem.id,
      call,
      (roster) =>
        roster === undefined
          ? openForProblem(problem, sequence, left!)
          : noteIncident(roster, aboutProblem(problem, sequence)),
      () => undefined,
    );
    const joined = new Set(known?.state.joined);
    for (const { id } of later) if (!joined.has(id)) await this.join(problem.id, id, call, openUnlessOpen);
  }

  private async join(problem: string, incident: string, call: Call, openUnlessOpen: OpenUnlessOpen): Promise<void> {
    const left = await this.leftBy(incident, openUnlessOpen);
    await this.store.change(
      problem,
      call,
      (roster, context) => joinedLater(left)(roster!, context),
      () => undefined,
    );
  }

  private async leftBy(incident: string, openUnlessOpen: OpenUnlessOpen): Promise<Left> {
    await openUnlessOpen(incident);
    const stored = await this.store.load(incident);
    const left = stored && leftBehind(await storyUpTo(this.parts, this.store, incident, stored.version));
    if (!left) throw incidentUnknown({ incident });
    return left;
  }
}
