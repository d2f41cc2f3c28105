import { type addDuty as contract, dutyKeyTaken, type InputOf } from '#contracts';
import { type CatalogueDecision, onCatalogue, withDuty } from './next-version.js';

/** Adds a duty. Throws `duty-key-taken`, also by an archived one, and `catalogue-full`. */
export const addDuty = (duty: InputOf<typeof contract>): CatalogueDecision =>
  onCatalogue((catalogue) => {
    const taken = catalogue.duties.find(({ key }) => key === duty.key);
    if (taken) throw dutyKeyTaken({ key: duty.key, dutyName: taken.name, archived: taken.archived ?? false });
    return withDuty(catalogue, duty, 'duty-added');
  });
