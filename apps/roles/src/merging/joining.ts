import type { Happened } from '#persistence';
import { evolve } from '../roster/evolve.js';
import type { Roster, RosterEvent } from '../roster/roster.js';

/** One roster joins another, step by step: each step sees what those before it have made of the target. */
export class Joining {
  readonly events: RosterEvent[] = [];
  /** What keys are prefixed with that are taken in the target. */
  readonly prefix: string;
  #target: Roster;

  constructor(
    readonly source: Roster,
    /** As it was before anything of the source was in it. */
    readonly before: Roster,
    private readonly happened: Happened,
  ) {
    this.#target = before;
    this.prefix = source.incident.toLowerCase();
  }

  /** The target as it is by now. */
  get target(): Roster {
    return this.#target;
  }

  get now(): string {
    return this.happened.at;
  }

  /** The next thing that happens to the target. */
  happens(event: RosterEvent): void {
    this.events.push(event);
    this.#target = evolve(this.#target, event, this.happened);
  }

  /** A name that stands beside one of the target's own, where its key was taken: of two it says which is which. */
  nameFor(name: string, key: { readonly wanted: string; readonly given: string }): string {
    return key.given === key.wanted ? name : `${name} (${this.source.incident})`;
  }
}
