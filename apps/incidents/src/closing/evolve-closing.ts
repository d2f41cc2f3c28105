import type { closingBegun, EventOf, statusChanged } from '#contracts';
import type { Happened } from '#persistence';
import type { Closing, KeptIncident } from './closing.js';
import { serviceItem } from './closing.js';
import { followUpsIn } from './follow-ups.js';

type Begun = Omit<EventOf<typeof closingBegun>['data'], 'incident'>;
type Moved = Omit<EventOf<typeof statusChanged>['data'], 'incident'>;

/** The incident once its closing has begun. */
export function begun(before: KeptIncident, data: Begun, { at, by }: Happened): KeptIncident {
  const { attempt, from, until, covered } = data;
  const closing: Closing = {
    ...{ attempt, by, since: at, from, fromSince: before.statusSince, until, stands: true, covered },
  };
  return { ...before, status: 'closing', statusSince: at, closing };
}

/** The incident once a closing came to nothing. */
export function ended(before: KeptIncident): KeptIncident {
  const { from, fromSince } = before.closing!;
  return { ...before, status: from, statusSince: fromSince };
}

/** What is known of the closing after the incident moved; any move that does not close it ends it. */
export function afterMove(moved: KeptIncident, { closed, reopened }: Moved): KeptIncident {
  const { closing } = moved;
  if (!closing) return moved;
  if (!closed) return { ...moved, closing: { ...closing, ...(reopened && { reopened: true }) } };
  const covered = closed.settled.flatMap((one) => {
    if (one.kind === 'service') return [serviceItem(one.service)];
    return [one.id];
  });
  const followUps = followUpsIn(closed.settled);
  const left = followUps.length > 0 && { followUps };
  return { ...moved, closing: { ...closing, until: null, stands: true, covered, ...left } };
}

/** A closing is over wherever the incident is neither being closed by it nor closed by it. */
export function overUnlessStanding(after: KeptIncident): KeptIncident {
  const { closing, status } = after;
  if (!closing?.stands) return after;
  const stands = closing.until !== null ? status === 'closing' : status === 'closed';
  if (stands) return after;
  // The next closing asks anew who sees to what.
  const { followUps: _, ...over } = closing;
  return { ...after, closing: { ...over, stands: false, until: null } };
}
