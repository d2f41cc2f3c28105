import type { EntryKind, Language, RegisteredActivity, RegisteredPerson } from '#contracts';
import { KIND_NAMES } from '../reading/kind-names.js';
import { wordedEntry } from '../reading/worded-entry.js';
import type { InRole } from './presence-fold.js';
import type { Registered } from './register-fold.js';

/** Each kind of act with how often there was one. */
const kindsOf = ({ counts }: Pick<Registered, 'counts'>) => Object.entries(counts) as [EntryKind, number][];

/** The register by person, in the reader's language. */
export const byPerson = (people: readonly Registered[], language: Language): RegisteredPerson[] =>
  people.map(({ person, stays, roles, firstAct, lastAct, counts, key }) => ({
    ...{ person, stays: stays.map(({ from, until }) => ({ from, until })), firstAct, lastAct },
    roles: roles.map(({ role, roleName, scope, as, from, until }) => ({
      ...{ role, name: roleName[language], scope, as, from, until },
    })),
    count: kindsOf({ counts }).reduce((sum, [, count]) => sum + count, 0),
    ...{ counts: { ...counts }, key: key.map((line) => wordedEntry(line, language)) },
  }));

function roleActivity(times: readonly InRole[], language: Language): RegisteredActivity {
  const { role, scope } = times[0]!;
  const people = Map.groupBy(times, ({ person }) => person.id);
  return {
    ...{ activity: `${role}/${scope}`, name: times.at(-1)!.roleName[language], what: 'role' },
    people: [...people.values()].map((theirs) => ({
      person: theirs[0]!.person,
      spans: theirs.map(({ as, from, until }) => ({ as, from, until })),
      count: theirs.reduce((sum, { count }) => sum + count, 0),
    })),
  };
}

/** The same by activity: each role in each scope, then each kind of act, with everybody who had a part in it. */
export function byActivity(people: readonly Registered[], language: Language): RegisteredActivity[] {
  const times = people.flatMap(({ roles }) => roles).sort((one, other) => (one.from < other.from ? -1 : 1));
  const seats = [...Map.groupBy(times, ({ role, scope }) => `${role}/${scope}`).values()];
  const acts = people.flatMap((one) => kindsOf(one).map(([kind, count]) => ({ person: one.person, kind, count })));
  const kinds = [...Map.groupBy(acts, ({ kind }) => kind)];
  return [
    ...seats.map((seat) => roleActivity(seat, language)),
    ...kinds.map(
      ([kind, done]): RegisteredActivity => ({
        ...{ activity: kind, name: KIND_NAMES[kind][language], what: 'act' },
        people: done.map(({ person, count }) => ({ person, spans: [], count })),
      }),
    ),
  ];
}
