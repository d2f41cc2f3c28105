import {
  type EventOf,
  type FollowUp,
  type followUpsOverdue,
  isCovered,
  type OpenItem,
  type SettledItem,
} from '#contracts';
import type { KeptFollowUp, KeptIncident } from './closing.js';

/** What a closing left to somebody; what had an owner and a date before has a clock of its own. */
export const followUpsIn = (settled: readonly SettledItem[]): KeptFollowUp[] =>
  settled.flatMap(({ waiver: _, given, owner, due, ...item }) =>
    given && owner && due ? [{ ...item, owner, due, said: null }] : [],
  );

/** What closing left to people, until it is no longer open. */
export const followUpsOf = ({ closing }: Pick<KeptIncident, 'closing'>): readonly KeptFollowUp[] =>
  closing?.followUps ?? [];

/** With what closing left to people as it is after a change. */
const changed = (
  incident: KeptIncident,
  change: (all: readonly KeptFollowUp[]) => readonly KeptFollowUp[],
): KeptIncident =>
  incident.closing
    ? { ...incident, closing: { ...incident.closing, followUps: change(followUpsOf(incident)) } }
    : incident;

/** The incident once somebody was asked for these. */
export function asked(
  incident: KeptIncident,
  { days, items }: Omit<EventOf<typeof followUpsOverdue>['data'], 'incident'>,
): KeptIncident {
  const ids = new Set(items.map(({ id }) => id));
  return changed(incident, (all) => all.map((one) => (ids.has(one.id) ? { ...one, said: days } : one)));
}

/** The incident once these are no longer open. */
export function without(incident: KeptIncident, items: readonly FollowUp[]): KeptIncident {
  const ids = new Set(items.map(({ id }) => id));
  return changed(incident, (all) => all.filter(({ id }) => !ids.has(id)));
}

/** What is open, each with whoever it was left to, where nobody else has it. */
export function withOwners(items: readonly OpenItem[], incident: KeptIncident): OpenItem[] {
  const left = new Map(followUpsOf(incident).map((one) => [one.id, one]));
  return items.map((item) => {
    const given = left.get(item.id);
    return given && !isCovered(item) ? { ...item, owner: given.owner, due: given.due } : item;
  });
}
