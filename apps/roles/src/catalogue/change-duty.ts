import { changeOfArchived, type changeDuty as contract, type InputOf } from '#contracts';
import { type CatalogueDecision, mustHaveDuty, onCatalogue, withDuty } from './next-version.js';

/** Words a duty anew; `archived: false` brings an archived one back. Throws `duty-not-in-catalogue`, `change-of-archived`. */
export const changeDuty = ({ duty: key, name, archived: wanted }: InputOf<typeof contract>): CatalogueDecision =>
  onCatalogue((catalogue) => {
    const { archived = false, ...before } = mustHaveDuty(catalogue, key);
    if (archived && wanted !== false) throw changeOfArchived({ key, name: before.name });
    const duty = { ...before, ...(name && { name }) };
    return withDuty(catalogue, duty, archived ? 'duty-brought-back' : 'duty-changed');
  });
