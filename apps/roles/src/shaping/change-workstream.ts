import { isDeepStrictEqual } from 'node:util';
import { scopeUnknown, type Workstream } from '#contracts';
import { aboutSeat } from '../roster/place.js';
import { type Roster, type RosterDecision, seatOf } from '../roster/roster.js';
import { mustShape } from './may-shape.js';
import { mustComeYet } from './open-workstream.js';

function workstreamOf({ workstreams }: Roster, key: string): Workstream {
  const found = workstreams.find((one) => one.key === key);
  if (!found) throw scopeUnknown({ scope: key, known: workstreams.map((one) => one.key) });
  return found;
}

const leads = (roster: Roster, scope: string, by: { readonly id: string }) =>
  roster.holdings.some((one) => one.scope === scope && one.role === 'tech-lead' && one.person.id === by.id);

/** Changes what a workstream is for, or its time; its lead may do so too. Throws `scope-unknown`. */
export const changeWorkstream =
  (key: string, changed: Partial<Omit<Workstream, 'key' | 'openedAt'>>): RosterDecision =>
  (roster, { by, now }) => {
    const before = workstreamOf(roster, key);
    if (!leads(roster, key, by)) mustShape(roster, by);
    if (changed.timeBox !== undefined) mustComeYet(changed.timeBox, now);
    const after = { ...before, ...changed };
    if (isDeepStrictEqual(before, after)) return [];
    return [{ name: 'workstream-changed', data: { workstream: after } }];
  };

/** Closes a line of work; whoever held a role in it is released from that. Throws `scope-unknown`. */
export const closeWorkstream =
  (key: string): RosterDecision =>
  (roster, { by }) => {
    const workstream = workstreamOf(roster, key);
    mustShape(roster, by);
    const roles = new Set(roster.holdings.filter(({ scope }) => scope === key).map(({ role }) => role));
    const released = [...roles].map((role) => aboutSeat(roster, { ...seatOf(role), scope: key }));
    return [{ name: 'workstream-closed', data: { workstream, released } }];
  };
