import type { Localised } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import type { Severity } from '../incidents/incident.js';

export const roleTwice = defineRejection<{ severity: Severity; role: string; roleName: Localised }>({
  code: 'role-twice',
  status: 422,
  title: { en: 'A role is named twice', fr: 'Un rôle est nommé deux fois' },
  detail: ({ severity, roleName }) => ({
    en: `${severity} names ${roleName.en} twice.`,
    fr: `${severity} nomme deux fois ${roleName.fr}.`,
  }),
  next: { en: 'Name each role once for each severity.', fr: 'Nommez chaque rôle une fois par gravité.' },
});

export const managerNotStaffed = defineRejection<{ severity: Severity; role: string; roleName: Localised }>({
  code: 'manager-not-staffed',
  status: 422,
  title: { en: 'Every severity requires a manager', fr: 'Chaque gravité exige un gestionnaire' },
  detail: ({ severity, roleName }) => ({
    en: `${severity} would not require ${roleName.en}.`,
    fr: `${severity} n'exigerait pas ${roleName.fr}.`,
  }),
  next: {
    en: 'Add a row for the role incident-manager, best within 0 minutes.',
    fr: 'Ajoutez une ligne pour le rôle incident-manager, au mieux dans les 0 minute.',
  },
});
