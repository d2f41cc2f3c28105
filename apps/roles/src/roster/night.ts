import { type PersonReference, Rejection } from '#contracts';
import type { Happened } from '#persistence';
import { declared, incident } from './given.js';
import { laterBy } from './instants.js';
import { openRoster } from './open-roster.js';
import { mustBeOpen, mustSee, type Roster, type RosterDecision, type RosterEvent } from './roster.js';
import { rosterAggregate } from './roster-aggregate.js';

/** What somebody asks of a roster, so many seconds after what was asked before. */
export interface Asked {
  readonly seconds: number;
  readonly by: PersonReference;
  readonly decide: RosterDecision;
  /** Nobody asks: a clock or the incident itself moves it, seen or not, open or not. */
  readonly byItself: boolean;
}

/** One roster through a long night: every event as it travels, and what came of it all. */
export class Night {
  readonly log: { readonly event: RosterEvent; readonly happened: Happened }[] = [];
  readonly refusals: Rejection[] = [];
  roster: Roster;
  now: string;
  /** The table as it was published last. */
  published: unknown;
  /** Folded from the events alone, as they come back from a store. */
  folded: Roster | undefined;

  constructor(manager: PersonReference) {
    const it = declared({ manager });
    this.now = it.declaredAt;
    this.roster = this.take(undefined, openRoster(it, incident()), it.declaredBy);
  }

  /** Decides as the service does: who may not see it, or comes too late, is refused first. */
  live({ seconds, by, decide, byItself }: Asked): void {
    this.now = laterBy(this.now, seconds);
    try {
      if (!byItself) {
        mustSee(this.roster, by);
        mustBeOpen(this.roster);
      }
      const events = decide(this.roster, { now: this.now, by });
      if (events.length > 0) this.roster = this.take(this.roster, events, by);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.refusals.push(error);
    }
  }

  private take(before: Roster | undefined, decided: readonly RosterEvent[], by: PersonReference): Roster {
    const happened = { at: this.now, by };
    const fold = (state: Roster | undefined, event: RosterEvent) => rosterAggregate.evolve(state, event, happened);
    const decidedOn = decided.reduce(fold, before)!;
    const follow = rosterAggregate.consequences!(before, decidedOn);
    for (const event of [...decided, ...follow]) {
      const travelled = JSON.parse(JSON.stringify(event)) as RosterEvent;
      this.log.push({ event: travelled, happened });
      this.folded = fold(this.folded, travelled);
      if (event.name === 'accountability-resolved') this.published = event.data;
    }
    return follow.reduce(fold, decidedOn);
  }
}
