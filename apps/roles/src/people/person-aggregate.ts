import { type EventOf, NO_INCIDENT, type Person, personRegistered } from '#contracts';
import type { Aggregate } from '#persistence';

/** The one event that a person has. */
export type PersonEvent = EventOf<typeof personRegistered>;

/** A person with what they are found by, in lower case: the name from each of its words on, and the address. */
export interface KnownPerson extends Person {
  readonly foundBy: readonly string[];
}

const foundBy = ({ name, email }: Person): string[] => {
  const words = name.toLowerCase().split(/\s+/);
  return [...words.map((_, first) => words.slice(first).join(' ')), email];
};

/** Somebody in the directory. */
export const personAggregate: Aggregate<KnownPerson, PersonEvent> = {
  service: 'roles',
  name: 'people',
  shape: 1,
  events: [personRegistered] as never,
  evolve: (_before, { data: { person } }) => ({ ...person, foundBy: foundBy(person) }),
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
  uniques: ({ email }) => ({ email }),
};
