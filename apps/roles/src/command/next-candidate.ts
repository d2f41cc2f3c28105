import { eachOnce, type PersonReference } from '#contracts';
import { laterBy } from '../roster/instants.js';
import { managerOf, type Roster, type RosterEvent } from '../roster/roster.js';

/** Who could take over from a manager who does not answer: the deputy, who has confirmed a role, who holds one, who is there. */
function candidates(roster: Roster): readonly PersonReference[] {
  const { deputy, holdings, delegations, participants } = roster;
  const confirmed = holdings.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  const responders = participants.filter((one) => one.as === 'responder');
  const inOrder = [...confirmed, ...holdings, ...responders].map(({ person }) => person);
  const all = eachOnce([...(deputy ? [deputy] : []), ...inOrder, ...delegations.map(({ to }) => to)]);
  return all.filter(({ id }) => id !== managerOf(roster).id);
}

/** The next one to be asked, who was not asked yet; undefined when all were, or nobody waits for an answer. */
function nextCandidate(roster: Roster): PersonReference | undefined {
  if (!roster.silent) return undefined;
  return candidates(roster).find(({ id }) => !roster.candidatesAsked.includes(id));
}

/** When the next candidate is asked: at once when the manager is silent, then as the one before does not answer either. */
export const candidateTime = (roster: Roster): string | null =>
  nextCandidate(roster) ? (roster.askedUntil ?? roster.answerBy) : null;

/** Asks the next candidate, when it is time. Any of them takes over by one press, as anybody may by then. */
export function tickCandidates(roster: Roster, now: string): readonly RosterEvent[] {
  const candidate = nextCandidate(roster);
  const time = candidateTime(roster);
  if (!candidate || time === null || time > now) return [];
  const until = laterBy(now, roster.about.answerWithinS);
  return [{ name: 'manager-candidate-asked', data: { candidate, manager: managerOf(roster), until } }];
}
