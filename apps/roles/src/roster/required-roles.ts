import { INCIDENT_MANAGER, type Severity, type Status } from '#contracts';
import type { Roster } from './roster.js';

/** The roles that each severity asks for somebody in, and within how many minutes. */
export type Staffing = Readonly<Record<Severity, readonly { readonly role: string; readonly withinMinutes: number }[]>>;

const asked = (roles: Readonly<Record<string, number>>) =>
  Object.entries(roles).map(([role, withinMinutes]) => ({ role, withinMinutes }));

/** What holds where an organisation sets nothing. A SEV4 handled by one person asks for nobody else. */
export const DEFAULT_STAFFING: Staffing = {
  SEV1: asked({
    ...{ [INCIDENT_MANAGER]: 0, 'tech-lead': 10, 'communications-manager': 10 },
    ...{ 'customer-support-lead': 20, 'social-media-lead': 30, scribe: 15, 'problem-manager': 120 },
  }),
  SEV2: asked({ [INCIDENT_MANAGER]: 0, 'tech-lead': 15, 'communications-manager': 20, scribe: 30 }),
  SEV3: asked({ [INCIDENT_MANAGER]: 0, 'tech-lead': 60 }),
  SEV4: asked({ [INCIDENT_MANAGER]: 0 }),
};

/** What the severity of this incident asks for now. */
export const requiredIn = ({ staffing, about }: Pick<Roster, 'staffing' | 'about'>) =>
  (staffing ?? DEFAULT_STAFFING)[about.severity];

/** Whether this incident asks for somebody in a role: its severity does, and the manager has not said otherwise. */
export const isRequired = (roster: Roster, role: string): boolean =>
  requiredIn(roster).some((one) => one.role === role) && !roster.notNeeded.includes(role);

/** Statuses in which nobody is looked for any more: there is relief, and what is left has its own owners. */
const OVER: readonly Status[] = ['resolved', 'closing'];

/** Whether an incident that has not ended asks for people in roles no more. */
export const asksForNobody = ({ about }: Pick<Roster, 'about'>): boolean => OVER.includes(about.status);
