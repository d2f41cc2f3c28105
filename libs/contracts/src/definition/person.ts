import { z } from 'zod';
import { type Language, listed } from './language.js';
import { line } from './text.js';

/** Who somebody is, with the name they had at that moment: what records and boards show. */
export const personReference = z
  .object({
    id: z.string().describe('p-… for people, program:… for programs, service:… for services'),
    name: z.string(),
  })
  .meta({ id: 'PersonReference' });

export type PersonReference = z.output<typeof personReference>;

/** How a caller names a person: by id or by e-mail address. */
export const personNamed = () => line(320).describe('a person: id (p-…) or e-mail address');

/** People to be asked or named in a sentence: whoever is there in two capacities is there once. */
export const eachOnce = (people: readonly PersonReference[]): PersonReference[] => [
  ...new Map(people.map((one) => [one.id, one])).values(),
];

/** What people are called, in a row, as people write them. */
export const namesOf = (people: readonly { readonly name: string }[], language: Language): string =>
  listed(
    people.map(({ name }) => name),
    language,
  );
