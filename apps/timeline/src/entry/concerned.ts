import type { Envelope } from '#contracts';

const PERSON = /^p-[0-9a-z]{16}$/;
const DEEPEST = 6;
/** Whole states that events carry along: whoever stands in them was there before. */
const CARRIED = new Set(['incident', 'standing', 'catalogue', 'staffing', 'about']);

/**
 * Who did what an event tells and whom it names, and the roles it names: found in its facts by their form, so that the
 * events of a service that is not built yet are found by person and role as well.
 */
export function concerned(event: Envelope): { people: readonly string[]; roles: readonly string[] } {
  const people = new Set<string>([event.actor]);
  const roles = new Set<string>();
  const look = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string') {
        if (name === 'role') roles.add(member);
        else if (PERSON.test(member)) people.add(member);
      } else if (!CARRIED.has(name)) look(member, depth + 1);
    }
  };
  look(event.data, 0);
  return { people: [...people], roles: [...roles] };
}
