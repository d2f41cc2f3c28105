import { standsStill } from '../roster/clocks.js';
import { asksForNobody, isRequired, requiredIn } from '../roster/required-roles.js';
import type { Roster } from '../roster/roster.js';
import { vacanciesOf } from '../staffing/vacancy-clock.js';
import { type Moment, retold, type Told } from './story.js';

/** How long a role was asked for and needed, and how much of that nobody held it. */
export interface VacantTime {
  readonly role: string;
  readonly requiredMs: number;
  readonly vacantMs: number;
  /** It is empty at the end of the count. */
  readonly vacant: boolean;
}

/** Each moment with how long it lasted: until the next, and the last until now. */
function* lasting(story: readonly Told[], now: string): Generator<{ roster: Roster; ms: number }, void> {
  const span = (from: string, to: string) => Math.max(0, Date.parse(to) - Date.parse(from));
  let before: Moment | undefined;
  for (const moment of retold(story)) {
    if (before) yield { roster: before.roster, ms: span(before.at, moment.at) };
    before = moment;
  }
  if (before) yield { roster: before.roster, ms: span(before.at, now) };
}

/**
 * For each role that the severity ever asked for, in the order in which it did. What stands still counts for nothing: an
 * incident that is resolved or has ended, and one that is only told afterwards. Nor does the time in which the manager had no need of it.
 */
export function vacantTimes(story: readonly Told[], now: string): readonly VacantTime[] {
  const times = new Map<string, VacantTime>();
  for (const { roster, ms } of lasting(story, now)) {
    const still = standsStill(roster) || asksForNobody(roster);
    const empty = new Set(still ? [] : vacanciesOf(roster).map(({ role }) => role));
    for (const [role, time] of times) times.set(role, { ...time, vacant: empty.has(role) });
    for (const { role } of requiredIn(roster)) {
      const { requiredMs, vacantMs } = times.get(role) ?? { requiredMs: 0, vacantMs: 0 };
      const needed = !still && isRequired(roster, role);
      times.set(role, {
        role,
        requiredMs: requiredMs + (needed ? ms : 0),
        vacantMs: vacantMs + (empty.has(role) ? ms : 0),
        vacant: empty.has(role),
      });
    }
  }
  return [...times.values()];
}

/** Minutes, to a tenth. */
export const inMinutes = (ms: number): number => Math.round(ms / 6_000) / 10;
