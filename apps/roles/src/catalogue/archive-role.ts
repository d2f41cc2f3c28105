import { INCIDENT_MANAGER } from '#contracts';
import { type CatalogueDecision, mustHaveRole, onCatalogue, withRole } from './next-version.js';
import { managerStaysSo } from './sound-role.js';

/**
 * Archives a role; its key and its words stay, for incidents that started with it. Its duties fall to the incident manager
 * where no other role lists them. Throws `role-unknown` and `manager-role-kept`.
 */
export const archiveRole = (key: string): CatalogueDecision =>
  onCatalogue((catalogue) => {
    const role = mustHaveRole(catalogue, key);
    if (key === INCIDENT_MANAGER) throw managerStaysSo(role, 'role');
    return withRole(catalogue, { ...role, archived: true }, 'role-archived');
  });
