import { alreadyHolder, INCIDENT_MANAGER, managerAnswers } from '#contracts';
import { CATALOGUE, roleOf } from '../catalogue/catalogue.js';
import { named } from '../catalogue/role-entry.js';
import { laterBy } from '../roster/instants.js';
import { managerOf, type RosterDecision } from '../roster/roster.js';

/**
 * Takes over as incident manager from one who does not answer. One who had confirmed is called first and has the time that
 * the severity sets; after it, whoever presses takes over. At no instant is there no manager.
 */
export const takeOverCommand =
  (reason: string): RosterDecision =>
  (roster, { by, now }) => {
    const manager = managerOf(roster);
    if (by.id === manager.id) throw alreadyHolder({ ...named(roleOf(CATALOGUE, INCIDENT_MANAGER)!), person: by });
    const { answerBy, about } = roster;
    if (answerBy === null) {
      return [{ name: 'manager-called', data: { manager, reason, answerBy: laterBy(now, about.answerWithinS) } }];
    }
    if (now < answerBy) throw managerAnswers({ manager, answerBy });
    return [{ name: 'manager-taken-over', data: { person: by, former: manager, reason } }];
  };
