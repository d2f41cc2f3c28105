import { type Language, NO_INCIDENT, personRegistered } from '#contracts';
import { at, BEN, when } from '../roster/given.js';
import { personAggregate } from './person-aggregate.js';
import { registerPerson } from './register-person.js';

const input = { name: 'Zoé Ann Müller', email: 'Zoe@Example.org', locale: 'fr' as Language };
const person = { id: 'p-zoe', name: input.name, email: 'zoe@example.org', locale: 'fr', registeredAt: at(1) } as const;
const decided = registerPerson('p-zoe', input)(undefined, { now: at(1), by: BEN });
const known = personAggregate.evolve(undefined, decided[0]!, { at: at(1), by: BEN });

describe('putting somebody into the directory', () => {
  it('keeps name, language and address, the address in lower case', () => {
    expect(decided).toEqual([{ name: 'person-registered', data: { person } }]);
  });

  it('is refused when somebody has this address, naming them', () => {
    const decide = () => registerPerson('p-zoe', input)(known, { now: at(2), by: BEN }) as never;
    const refused = { refused: 'email-taken', person: { id: 'p-zoe', name: input.name } };
    expect(when(undefined as never, BEN, 2, decide)).toEqual(refused);
    expect(personAggregate.uniques!(known)).toEqual({ email: 'zoe@example.org' });
  });

  it('makes them found by the beginning of any word of the name, by more words of it, and by the address', () => {
    const isFound = (typed: string) => known.foundBy.some((words) => words.startsWith(typed.toLowerCase()));
    expect(['Zoé', 'ann', 'müll', 'zoé ann', 'Ann Müller', 'zoe@ex'].filter((typed) => !isFound(typed))).toEqual([]);
    expect(['oé', 'ller', 'zoé müller'].filter(isFound)).toEqual([]);
  });

  it('belongs to no incident', () => {
    expect(personAggregate.place(known)).toEqual({ incident: NO_INCIDENT, restricted: false });
  });

  it('is told in both languages, apart from joining oneself', () => {
    const told = (by: { id: string; name: string }) =>
      personRegistered.wording!({ data: { person: { ...person } }, by });
    expect(told(BEN).en).toBe('Ben added Zoé Ann Müller to the directory.');
    expect(told(BEN).fr).toBe("Ben a ajouté Zoé Ann Müller à l'annuaire.");
    expect(told(person).en).toBe('Zoé Ann Müller joined.');
    expect(told(person).fr).toBe("Zoé Ann Müller a rejoint l'annuaire.");
  });
});
