import { type Incident, problemFull } from '#contracts';
import {
  linkedIncident,
  MOST_INCIDENTS,
  mustBeOpen,
  openStatus,
  type ProblemDecision,
  shownProblem,
  standingBehind,
} from './problem.js';

/** An incident, and how far it had come. */
export interface Noted {
  readonly incident: Incident;
  readonly sequence: number;
}

/**
 * One more incident has the same cause; nothing when it is known. A closed problem is open again: what was to keep it away did
 * not hold. Throws `problem-full`.
 */
export const linkIncident =
  ({ incident, sequence }: Noted, marks: { readonly decidedByCopy?: boolean } = {}): ProblemDecision =>
  (kept, { now }) => {
    if (kept.incidents.some(({ id }) => id === incident.id)) return [];
    if (kept.incidents.length >= MOST_INCIDENTS) throw problemFull({ most: MOST_INCIDENTS });
    const noted = { ...kept.noted, [incident.id]: sequence };
    const restricted = kept.restricted || incident.visibility === 'restricted';
    const linked = standingBehind({ ...shownProblem(kept), restricted }, [
      ...kept.incidents,
      linkedIncident(incident, now),
    ]);
    const event = {
      name: 'incident-linked' as const,
      data: { incident: incident.id, problem: linked, noted, ...marks },
    };
    if (kept.closedAt === null) return [event];
    const again = { ...linked, status: openStatus(linked), closedAt: null, reopened: linked.reopened + 1 };
    const data = { problem: again, noted, words: null, incident: incident.id, ...marks };
    return [event, { name: 'problem-reopened', data }];
  };

/** The problem is not behind it after all; nothing when it is not there, or is the last. Throws `problem-closed`. */
export const unlinkIncident =
  (incident: string, marks: { readonly decidedByCopy?: boolean } = {}): ProblemDecision =>
  (kept) => {
    mustBeOpen(kept);
    const left = kept.incidents.filter(({ id }) => id !== incident);
    if (left.length === 0 || left.length === kept.incidents.length) return [];
    const { [incident]: _, ...noted } = kept.noted;
    const problem = standingBehind(shownProblem(kept), left);
    return [{ name: 'incident-unlinked', data: { incident, problem, noted, ...marks } }];
  };

/** What is known of one of its incidents by now; nothing when it is no news. */
export const noteIncident =
  ({ incident, sequence }: Noted): ProblemDecision =>
  (kept) => {
    const before = kept.incidents.find(({ id }) => id === incident.id);
    if (!before || (kept.noted[incident.id] ?? 0) >= sequence) return [];
    const after = linkedIncident(incident, before.linkedAt, before);
    const incidents = kept.incidents.map((one) => (one === before ? after : one));
    // What was restricted once stays so: its words stand in the problem.
    const restricted = kept.restricted || incident.visibility === 'restricted';
    const problem = standingBehind({ ...shownProblem(kept), restricted }, incidents);
    return [{ name: 'linked-incident-noted', data: { problem, noted: { ...kept.noted, [incident.id]: sequence } } }];
  };
