import { dutyListed } from '#contracts';
import { type CatalogueDecision, mustHaveDuty, onCatalogue, withDuty } from './next-version.js';
import { named } from './role-entry.js';

/** Archives a duty that no role lists which is given to people. Throws `duty-not-in-catalogue` and `duty-listed`. */
export const archiveDuty = (key: string): CatalogueDecision =>
  onCatalogue((catalogue) => {
    const duty = mustHaveDuty(catalogue, key);
    const listing = catalogue.roles.filter(
      ({ archived, duties }) => !archived && duties.some((one) => one.duty === key),
    );
    if (listing.length > 0) throw dutyListed({ duty: key, dutyName: duty.name, roles: listing.map(named) });
    return withDuty(catalogue, { ...duty, archived: true }, 'duty-archived');
  });
