import { BURDEN_LIMIT, type EventOf, NO_INCIDENT, type Person, personChanged, personRegistered } from '#contracts';
import type { Aggregate } from '#persistence';

/** What can happen to a person's entry. */
export type PersonEvent = EventOf<typeof personRegistered> | EventOf<typeof personChanged>;

/** A person with all they bring, and with what they are found by, in lower case: the name from each of its words on, and the address. */
export interface KnownPerson extends Required<Person> {
  readonly foundBy: readonly string[];
}

const foundBy = ({ name, email }: Person): string[] => {
  const words = name.toLowerCase().split(/\s+/);
  return [...words.map((_, first) => words.slice(first).join(' ')), email];
};

/** What somebody brings who has not said anything about it. */
const UNSAID = { skills: [], timeZone: null, workingHours: null, burdenLimit: BURDEN_LIMIT };

/** Before shape 2 nobody could say what they bring. */
const withWhatTheyBring = (earlier: object): object => ({ ...earlier, ...UNSAID });

/** Somebody in the directory. */
export const personAggregate: Aggregate<KnownPerson, PersonEvent> = {
  service: 'roles',
  name: 'people',
  shape: 2,
  lifts: [withWhatTheyBring],
  events: [personRegistered, personChanged] as never,
  evolve: (_before, { data: { person } }) => ({ ...UNSAID, ...person, foundBy: foundBy(person) }),
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
  uniques: ({ email }) => ({ email }),
};
