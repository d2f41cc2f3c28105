import type { Roster } from './roster.js';

/** What a roster kept before incidents had parts, roles of their own, delegations and participants. */
type FirstShape = Pick<
  Roster,
  | ('incident' | 'openedAt' | 'about' | 'holdings' | 'observations' | 'offers' | 'epochs')
  | ('requiredSince' | 'vacantSince' | 'answerBy' | 'silent')
>;

/** Shape 2: whatever is new in it is empty, and the incident works by the catalogue that comes with Muster. */
export const withParts = (earlier: FirstShape): Roster => ({
  ...earlier,
  ...{ catalogue: null, staffing: null, shaped: { roles: [], duties: [] }, workstreams: [], timeBoxesSaid: [] },
  ...{ spent: [], leads: {}, requests: [], delegations: [], deputy: null, participants: [], gone: [] },
  ...{ notNeeded: [], vacancySaid: {}, unconfirmedSaid: {}, candidatesAsked: [], askedUntil: null, joined: [] },
});
