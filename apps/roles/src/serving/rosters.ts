import { Inject, Injectable } from '@nestjs/common';
import {
  type Envelope,
  getIncident,
  HEADERS,
  type Incident,
  incidentDeclared,
  incidentUnknown,
  isProblem,
  readPositions,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Answered, Call } from '#persistence';
import { eventCall, Parts } from '#service';
import type { AnswerLimits } from '../command/answer-limits.js';
import { noteIncident } from '../roster/note-incident.js';
import { openRoster, type WorksBy } from '../roster/open-roster.js';
import {
  type About,
  mustBeOpen,
  mustSee,
  type Roster,
  type RosterDecision,
  type RosterEvent,
} from '../roster/roster.js';
import { Catalogues } from './catalogues.js';
import { ProblemRosters } from './problem-rosters.js';
import { Staffings } from './staffings.js';
import { LIMITS, ROSTERS } from './stores.js';

/** There is no roster yet; never leaves this file. */
class NotOpenYet extends Error {}

/** A roster with how far it has come. */
export interface Seen {
  readonly roster: Roster;
  readonly sequence: number;
}

/** The rosters of all incidents. One is opened at first contact, be that an event, a command or a query. */
@Injectable()
export class Rosters {
  constructor(
    @Inject(ROSTERS) private readonly store: AggregateStore<Roster, RosterEvent>,
    @Inject(LIMITS) private readonly limits: AnswerLimits,
    @Inject(Catalogues) private readonly catalogues: Catalogues,
    @Inject(Staffings) private readonly staffings: Staffings,
    @Inject(ProblemRosters) private readonly problems: ProblemRosters,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Decides a command of somebody who sees the incident, while it is open. */
  async change<Result>(
    asked: Asked,
    incident: string,
    decide: RosterDecision,
    answer: (seen: Seen, events: readonly RosterEvent[]) => Result,
  ): Promise<Result> {
    let events: readonly RosterEvent[] = [];
    const attempt = () =>
      this.store.change<Result>(
        incident,
        asked,
        (roster, context) => {
          if (roster === undefined) throw new NotOpenYet();
          mustSee(roster, asked.by);
          mustBeOpen(roster);
          events = decide(roster, context);
          return events;
        },
        (roster, _context, sequence) => answer({ roster, sequence }, events),
      );
    return asked.answered(incident, await this.opened(incident, attempt));
  }

  /** The roster as it is now, for somebody who sees the incident. */
  async see(asked: Asked, incident: string): Promise<Seen> {
    const stored = (await this.store.load(incident)) ?? (await this.open(incident));
    mustSee(stored.state, asked.by);
    return { roster: stored.state, sequence: stored.version };
  }

  /** Sees to it that there is a roster of this incident, whether its declaration was heard of or not. */
  async openUnlessOpen(incident: string): Promise<void> {
    if (!(await this.store.load(incident))) await this.open(incident);
  }

  /** Whether this roster knows its incident as of that sequence. */
  async knows(incident: string, sequence: number): Promise<boolean> {
    return ((await this.store.load(incident))?.state.about.sequence ?? 0) >= sequence;
  }

  /** Follows the incident: opens its roster when it is declared, takes note of every later change. */
  async follow(event: Envelope): Promise<void> {
    const incident = event.data.incident as Incident;
    const about = this.about(incident, event.sequence);
    const call = eventCall(event);
    if (event.type === incidentDeclared.type && (await this.openedAnew(incident, about, call))) return;
    await this.note(incident, about, call);
  }

  /** Most declared incidents have no roster yet: then it is one insert, without looking first. */
  private async openedAnew(incident: Incident, about: About, call: Call): Promise<boolean> {
    const worksBy = await this.worksBy();
    return this.store.createUnlessThere(incident.id, call, () => openRoster(incident, about, worksBy));
  }

  private async note(incident: Incident, about: About, call: Call): Promise<Answered<void>> {
    const worksBy = await this.worksBy();
    const decide = (roster: Roster | undefined) =>
      roster === undefined ? openRoster(incident, about, worksBy) : noteIncident(roster, about);
    return this.store.change(incident.id, call, decide, () => undefined);
  }

  private async opened<Result>(incident: string, attempt: () => Promise<Result>): Promise<Result> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof NotOpenYet)) throw error;
      await this.open(incident);
      return attempt();
    }
  }

  /** Opens the roster by asking whose it is, for its event may come later than the first question. */
  private async open(id: string) {
    if (isProblem(id)) await this.problems.open(id, (incident) => this.openUnlessOpen(incident));
    else await this.openIncident(id);
    const stored = await this.store.load(id);
    if (!stored) throw incidentUnknown({ incident: id });
    return stored;
  }

  private async openIncident(id: string): Promise<void> {
    const { output: incident, headers } = await this.parts.client.ask(
      getIncident,
      { incident: id },
      { token: await this.parts.tokens.token() },
    );
    const sequence = readPositions(headers?.get(HEADERS.position) ?? '')?.[0]?.sequence ?? 1;
    await this.note(incident, this.about(incident, sequence), {
      by: incident.declaredBy,
      correlation: crypto.randomUUID(),
    });
  }

  /** The catalogue and the staffing that an incident keeps which starts now; version 1 of either is in every program. */
  private async worksBy(): Promise<WorksBy> {
    const catalogue = await this.catalogues.current();
    const staffing = await this.staffings.current(catalogue);
    return { ...(catalogue.version > 1 && { catalogue }), ...(staffing.version > 1 && { staffing }) } as WorksBy;
  }

  private about(incident: Incident, sequence: number): About {
    const { severity, status, kind, visibility, viewers, declaredBy, mergedInto } = incident;
    return {
      ...{ severity, status, kind, sequence },
      ...(mergedInto !== undefined && { mergedInto }),
      restricted: visibility === 'restricted',
      viewers: [declaredBy, ...viewers].map(({ id }) => id),
      answerWithinS: this.limits[severity],
    };
  }
}
