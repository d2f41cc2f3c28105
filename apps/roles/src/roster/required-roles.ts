import { INCIDENT_MANAGER, type Severity } from '#contracts';

const SEV2 = [INCIDENT_MANAGER, 'tech-lead', 'communications-manager', 'scribe'];

/** The roles that each severity asks for somebody in. A SEV4 handled by one person asks for nobody else. */
export const REQUIRED_ROLES: Readonly<Record<Severity, readonly string[]>> = {
  SEV1: [...SEV2, 'customer-support-lead', 'social-media-lead', 'problem-manager'],
  SEV2,
  SEV3: [INCIDENT_MANAGER, 'tech-lead'],
  SEV4: [INCIDENT_MANAGER],
};
