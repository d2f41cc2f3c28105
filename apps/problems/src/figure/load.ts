import type { Carried, PersonReference, PresenceChange } from '#contracts';
import type { Fact } from './fact.js';

interface Carrying {
  readonly person: PersonReference;
  /** Seats they hold now. */
  readonly seats: Set<string>;
  readonly roles: Set<string>;
  since: number;
  ms: number;
  mostAtOnce: number;
}

const seatOf = ({ role, scope }: { role: string; scope: string }): string => `${role}/${scope}`;

/** Whether a seat is no more. */
const isOver = (seat: string, change: Extract<PresenceChange, { change: 'over' }>): boolean =>
  'role' in change ? seat.startsWith(`${change.role}/`) : seat.endsWith(`/${change.scope}`);

/**
 * Who carried what: how long each held a role at least, how many roles, and how many at once; who carried most first.
 * Whatever is held when it ends is held until then.
 */
export function loadOf(facts: readonly Fact[], until: string): Carried[] {
  const people = new Map<string, Carrying>();
  const change = (one: Carrying, at: number, act: () => void) => {
    if (one.seats.size > 0) one.ms += Math.max(0, at - one.since);
    act();
    one.since = at;
    one.mostAtOnce = Math.max(one.mostAtOnce, one.seats.size);
  };
  const of = (person: PersonReference): Carrying => {
    const { id, name } = person;
    const known = people.get(id);
    if (known) return known;
    const fresh = {
      person: { id, name },
      seats: new Set<string>(),
      roles: new Set<string>(),
      since: 0,
      ms: 0,
      mostAtOnce: 0,
    };
    people.set(id, fresh);
    return fresh;
  };
  for (const { at, presence = [] } of facts) {
    if (at > until) break;
    const now = Date.parse(at);
    for (const one of presence) {
      if (one.change === 'over') {
        for (const each of people.values()) {
          change(each, now, () => {
            for (const seat of [...each.seats]) if (isOver(seat, one)) each.seats.delete(seat);
          });
        }
      } else if (one.change === 'left') change(of(one.person), now, () => of(one.person).seats.clear());
      else if (one.change === 'holds') {
        change(of(one.person), now, () => {
          of(one.person).seats.add(seatOf(one));
          of(one.person).roles.add(seatOf(one));
        });
      } else if (one.change === 'no-longer-holds') {
        change(of(one.person), now, () => of(one.person).seats.delete(seatOf(one)));
      }
    }
  }
  for (const one of people.values()) change(one, Date.parse(until), () => undefined);
  return [...people.values()]
    .filter(({ roles }) => roles.size > 0)
    .map(({ person, ms, roles, mostAtOnce }) => {
      return { person, minutes: Math.round(ms / 6_000) / 10, roles: roles.size, mostAtOnce };
    })
    .sort((a, b) => b.minutes - a.minutes || a.person.id.localeCompare(b.person.id));
}
