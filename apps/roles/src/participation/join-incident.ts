import type { Participant, PersonReference } from '#contracts';
import type { RosterDecision } from '../roster/roster.js';

/** Somebody takes part, with a role or without: by themselves, or brought in by anybody who does. */
export const joinIncident =
  (person: PersonReference, as: Participant['as']): RosterDecision =>
  (roster, { now }) => {
    const known = roster.participants.find((one) => one.person.id === person.id);
    if (known?.as === as) return [];
    return [{ name: 'participant-joined', data: { participant: { person, as, since: now } } }];
  };
