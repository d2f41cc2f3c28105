import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { localised } from '../definition/localised-schema.js';
import { keptCatalogue } from './works-by.js';

/** What a change did, as people read it. */
const DONE = {
  'role-added': { en: 'added the role', fr: 'a ajouté le rôle' },
  'role-changed': { en: 'changed the role', fr: 'a modifié le rôle' },
  'role-archived': { en: 'archived the role', fr: 'a archivé le rôle' },
  'role-brought-back': { en: 'brought back the role', fr: 'a rétabli le rôle' },
  'duty-added': { en: 'added the duty', fr: 'a ajouté la tâche' },
  'duty-changed': { en: 'changed the duty', fr: 'a modifié la tâche' },
  'duty-archived': { en: 'archived the duty', fr: 'a archivé la tâche' },
  'duty-brought-back': { en: 'brought back the duty', fr: 'a rétabli la tâche' },
} as const;

/** What can happen to the catalogue. */
export type CatalogueDeed = keyof typeof DONE;

const DEEDS = Object.keys(DONE) as CatalogueDeed[];

export const catalogueChanged = defineEvent({
  service: 'roles',
  name: 'catalogue-changed',
  version: 1,
  summary: 'The catalogue has a new version, carried whole. Keep the latest.',
  data: z.object({
    done: z.enum(DEEDS),
    key: z.string().describe('of the role or the duty'),
    name: localised.describe('of the role or the duty, as it is called now'),
    catalogue: keptCatalogue,
  }),
  wording: ({ data: { done, name }, by }) => ({
    en: `${by.name} ${DONE[done].en} “${name.en}” in the catalogue.`,
    fr: `${by.name} ${DONE[done].fr} « ${name.fr} » au catalogue.`,
  }),
});
