import { ENDED, type Status } from '#contracts';

/** The steps of an incident's life in their order; any may be skipped or taken back. */
const STEPS: readonly Status[] = ['triage', 'active', 'mitigated', 'resolved', 'closing'];

/**
 * Where an incident can go from a status. An ended one can be taken back to a step that works on it; a merged one lives on
 * in another incident. Merging has a command of its own.
 */
export function movesFrom(status: Status): Status[] {
  if (status === 'merged') return [];
  if (ENDED.includes(status)) return STEPS.filter((step) => step !== 'closing');
  return [...STEPS.filter((step) => step !== status), 'closed', 'cancelled'];
}

/** Moves that are hard to take back, and so are the incident manager's. */
export const endsIncident = (to: Status): boolean => to === 'closing' || ENDED.includes(to);
