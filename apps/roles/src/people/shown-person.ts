import type { Person } from '#contracts';
import type { KnownPerson } from './person-aggregate.js';

/** A person as the directory shows them. */
export const shownPerson = ({ foundBy: _, ...person }: KnownPerson): Required<Person> => person;
