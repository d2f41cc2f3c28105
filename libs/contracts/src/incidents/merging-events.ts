import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { incident } from './incident.js';

export const incidentMerged = defineEvent({
  service: 'incidents',
  name: 'incident-merged',
  version: 1,
  summary: 'The incident lives on in another one: what is open in it and everybody in it go there.',
  data: z.object({
    into: z.string(),
    /** The copy of the accountability table decided, because roles could not be asked. */
    decidedByCopy: z.boolean().optional(),
    incident,
  }),
  isKey: () => true,
  wording: ({ data: { into, decidedByCopy }, by }) => ({
    en: `${by.name} merged the incident into ${into}${decidedByCopy ? ' (roles could not be asked; the last known roster decided)' : ''}.`,
    fr: `${by.name} a fusionné l'incident dans ${into}${decidedByCopy ? ' (roles injoignable ; le dernier état connu a décidé)' : ''}.`,
  }),
});
