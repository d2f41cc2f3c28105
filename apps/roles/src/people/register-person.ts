import { type registerPerson as contract, emailTaken, type InputOf, type Person } from '#contracts';
import type { Context } from '#persistence';
import type { KnownPerson, PersonEvent } from './person-aggregate.js';

/** Puts somebody into the directory; refuses when somebody has this address already. */
export const registerPerson =
  (id: string, { name, email, locale }: InputOf<typeof contract>) =>
  (known: KnownPerson | undefined, { now }: Context): readonly PersonEvent[] => {
    if (known) throw emailTaken({ person: { id: known.id, name: known.name } });
    const person: Person = { id, name, email: email.toLowerCase(), locale, registeredAt: now };
    return [{ name: 'person-registered', data: { person } }];
  };
