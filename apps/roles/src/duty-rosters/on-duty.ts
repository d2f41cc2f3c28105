import type { PersonReference } from '#contracts';
import type { Shift } from './read-calendar.js';

/** Who is in the directory, by what a calendar calls them; undefined when nobody is, or several are. */
export interface Called {
  byAddress(address: string): PersonReference | undefined;
  byName(name: string): PersonReference | undefined;
}

/** Who is on duty at an instant: people, and whoever the directory does not know; each until their last shift of now ends. */
export interface OnDuty {
  readonly onDuty: readonly { readonly person: PersonReference; readonly until: string }[];
  readonly unknown: readonly { readonly called: string; readonly until: string }[];
}

const ADDRESS = /[^\s<>()[\]:;,"@]+@[^\s<>()[\]:;,"@.]+(?:\.[^\s<>()[\]:;,"@.]+)+/g;

/** The mail addresses in a line of words, in lower case. */
export const addressesIn = (words: string): string[] => (words.match(ADDRESS) ?? []).map((one) => one.toLowerCase());

/** The shifts that have begun and not ended. */
export const shiftsAt = (shifts: readonly Shift[], now: string): readonly Shift[] =>
  shifts.filter(({ from, until }) => from <= now && now < until);

/**
 * Who the shifts of now put on duty. Of what a shift says (who attends, who organised it, addresses in its summary, a name
 * as its summary) the first that the directory knows anybody by decides; when it knows nobody by any of them, the first
 * that is there is listed as unknown. Nobody is invented.
 */
export function onDutyAt(shifts: readonly Shift[], now: string, called: Called): OnDuty {
  const people = new Map<string, { person: PersonReference; until: string }>();
  const unknown = new Map<string, { called: string; until: string }>();
  for (const shift of shiftsAt(shifts, now)) {
    const { until } = shift;
    for (const { words, person } of calledBy(shift, called)) {
      const before = person ? people.get(person.id) : unknown.get(words);
      if (before && before.until >= until) continue;
      if (person) people.set(person.id, { person, until });
      else unknown.set(words, { called: words, until });
    }
  }
  return { onDuty: [...people.values()], unknown: [...unknown.values()] };
}

function calledBy({ attendees, organizer, summary }: Shift, { byAddress, byName }: Called) {
  const all = (addresses: readonly string[]) => addresses.map((words) => ({ words, person: byAddress(words) }));
  const steps = [
    all(attendees),
    all(organizer ? [organizer] : []),
    all(addressesIn(summary)),
    summary === '' ? [] : [{ words: summary, person: byName(summary) }],
  ];
  return steps.find((step) => step.some(({ person }) => person)) ?? steps.find((step) => step.length > 0) ?? [];
}
