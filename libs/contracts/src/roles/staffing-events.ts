import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { listed } from '../definition/language.js';
import { severity } from '../incidents/incident.js';
import { keptStaffing } from './works-by.js';

export const staffingChanged = defineEvent({
  service: 'roles',
  name: 'staffing-changed',
  version: 1,
  summary: 'What each severity requires has a new version, carried whole. Keep the latest.',
  data: z.object({ severities: z.array(severity).describe('what was changed'), staffing: keptStaffing }),
  wording: ({ data: { severities }, by }) => ({
    en: `${by.name} changed the roles required for ${listed(severities, 'en')}.`,
    fr: `${by.name} a changé les rôles exigés pour ${listed(severities, 'fr')}.`,
  }),
});
