import { actorOf, type Envelope, type PersonReference, ROSTER_EVENTS } from '#contracts';
import { evolve } from '../roster/evolve.js';
import type { Roster, RosterEvent } from '../roster/roster.js';

/** Something that happened to a roster. */
export interface Told {
  readonly event: RosterEvent;
  /** When, as the database's clock had it. */
  readonly at: string;
  readonly by: PersonReference;
}

/** A roster after something happened to it. */
export interface Moment {
  readonly roster: Roster;
  readonly at: string;
}

const names = new Map<string, string>(ROSTER_EVENTS.map(({ type, name }) => [type, name]));

/**
 * The events of one roster as they happened, each once, from wherever they are kept: an event can be in an outbox and in
 * the log at the same time. What a newer version tells and this one has no rule for is left out.
 */
export function storyOf(envelopes: readonly Envelope[]): readonly Told[] {
  const bySequence = new Map(envelopes.map((envelope) => [envelope.sequence, envelope]));
  const inOrder = [...bySequence.values()].sort((one, other) => one.sequence - other.sequence);
  return inOrder.flatMap((envelope) => {
    const name = names.get(envelope.type);
    const event = { name, data: envelope.data } as unknown as RosterEvent;
    return name === undefined ? [] : [{ event, at: envelope.time, by: actorOf(envelope) }];
  });
}

/** The roster after each event, by the same rules by which it came to be what it is. */
export function* retold(story: readonly Told[]): Generator<Moment, void> {
  let roster: Roster | undefined;
  for (const { event, at, by } of story) {
    roster = evolve(roster, event, { at, by });
    yield { roster, at };
  }
}

/** The roster as it was at a time, with all that happened in that very moment; undefined before it was opened. */
export function rosterAt(story: readonly Told[], time: string): Roster | undefined {
  let found: Roster | undefined;
  for (const { roster, at } of retold(story)) {
    if (at > time) break;
    found = roster;
  }
  return found;
}
