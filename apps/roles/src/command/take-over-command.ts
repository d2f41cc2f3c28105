import { alreadyHolder, INCIDENT_MANAGER, managerAnswers } from '#contracts';
import { laterBy } from '../roster/instants.js';
import { placeOf } from '../roster/place.js';
import { managerOf, type RosterDecision, seatOf } from '../roster/roster.js';

/**
 * Takes over as incident manager: the deputy by one press; anybody else from one who does not answer. One who had confirmed
 * is called first and has the time that the severity sets; after it, whoever presses takes over. At no instant is there no
 * manager.
 */
export const takeOverCommand =
  (reason: string): RosterDecision =>
  (roster, { by, now }) => {
    const manager = managerOf(roster);
    if (by.id === manager.id) {
      throw alreadyHolder({ ...placeOf(roster, seatOf(INCIDENT_MANAGER)).named, person: by });
    }
    const { answerBy, about, deputy } = roster;
    const taken = { name: 'manager-taken-over', data: { person: by, former: manager, reason } } as const;
    if (deputy?.id === by.id) return [taken];
    if (answerBy === null) {
      return [{ name: 'manager-called', data: { manager, reason, answerBy: laterBy(now, about.answerWithinS) } }];
    }
    if (now < answerBy) throw managerAnswers({ manager, answerBy });
    return [taken];
  };
