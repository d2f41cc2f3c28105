import { DUTY_ROSTER_EVENTS, type DutyRoster, NO_INCIDENT } from '#contracts';
import type { Aggregate } from '#persistence';

/** An entry of the register, with the address of its calendar. */
export interface KnownDutyRoster {
  readonly key: string;
  readonly name: string;
  readonly url: string;
  readonly timeZone: string;
  readonly gives: { readonly roles: readonly string[]; readonly skills: readonly string[] };
  readonly changedAt: string;
  /** Since when it is off the register; null for one that is on it. */
  readonly removedAt: string | null;
}

/** What was decided about an entry: all of it but the times. */
export type DutyRosterTerms = Omit<KnownDutyRoster, 'changedAt' | 'removedAt'>;

/** What can happen to a duty roster: here with the address, which is not published. */
export type DutyRosterEvent =
  | { readonly name: 'duty-roster-added' | 'duty-roster-changed'; readonly data: { readonly roster: DutyRosterTerms } }
  | { readonly name: 'duty-roster-removed'; readonly data: object };

/** Entries and other aggregates of this service are never called the same. */
export const dutyRosterId = (key: string): string => `duty-${key}`;

/** An entry as everybody may know it. */
export const shownDutyRoster = ({ url, removedAt: _, gives, ...roster }: KnownDutyRoster): DutyRoster => ({
  ...roster,
  host: new URL(url).host,
  gives: { roles: [...gives.roles], skills: [...gives.skills] },
});

/** A calendar that says who is on duty. */
export const dutyRosterAggregate: Aggregate<KnownDutyRoster, DutyRosterEvent> = {
  service: 'roles',
  name: 'duty-rosters',
  shape: 1,
  events: DUTY_ROSTER_EVENTS as never,
  evolve: (before, event, { at }) =>
    event.name === 'duty-roster-removed'
      ? { ...before!, changedAt: at, removedAt: at }
      : { ...event.data.roster, changedAt: at, removedAt: null },
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
  // In place of what was decided: the address of a calendar is often a secret, and events go to everybody.
  attach: (roster) => ({ roster: shownDutyRoster(roster) }),
};
