import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { INCIDENT_MANAGER } from './role.js';
import { WHOLE_INCIDENT } from './scope.js';

/**
 * Which role in which scope; its name travels along ("Tech lead, database"), so that a record stays readable when the
 * catalogue changes.
 */
export const seat = { role: z.string(), roleName: localised, scope: z.string() };

interface Named {
  readonly role: string;
  readonly roleName: Localised;
  readonly scope: string;
}

/** The seat that an event is about, and nothing else of it. */
export const seatIn = ({ role, roleName, scope }: Named): Named => ({ role, roleName, scope });

/** The incident manager's, for events that name the person alone. */
export const managersSeat: Named = {
  role: INCIDENT_MANAGER,
  roleName: { en: 'Incident manager', fr: "Gestionnaire d'incident" },
  scope: WHOLE_INCIDENT,
};
