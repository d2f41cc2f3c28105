import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { template } from './template.js';

export const templateDefined = defineEvent({
  service: 'communications',
  name: 'template-defined',
  version: 1,
  summary: 'A template is there, or says something else, or is not used any more; carries it whole. Keep the latest.',
  data: z.object({ template }),
  wording: ({ data: { template: it }, by }) =>
    it.archived
      ? {
          en: `${by.name} archived the template “${it.name.en}”.`,
          fr: `${by.name} a archivé le modèle « ${it.name.fr} ».`,
        }
      : {
          en: `${by.name} wrote the template “${it.name.en}” (version ${it.version}).`,
          fr: `${by.name} a écrit le modèle « ${it.name.fr} » (version ${it.version}).`,
        },
});

export const templateApproved = defineEvent({
  service: 'communications',
  name: 'template-approved',
  version: 1,
  summary: 'A holding statement was approved: it can go out by one press. Carries it whole. Keep the latest.',
  data: z.object({ template }),
  wording: ({ data: { template: it }, by }) => ({
    en: `${by.name} approved the holding statement “${it.name.en}” (version ${it.version}).`,
    fr: `${by.name} a approuvé le message d'attente « ${it.name.fr} » (version ${it.version}).`,
  }),
});

export const TEMPLATE_EVENTS = [templateDefined, templateApproved] as const;
