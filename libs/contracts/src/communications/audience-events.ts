import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { localised } from '../definition/localised-schema.js';
import { audience } from './audience.js';

export const audienceDefined = defineEvent({
  service: 'communications',
  name: 'audience-defined',
  version: 1,
  summary: 'An audience is there, or its wishes are others now; carries it whole. Keep the latest.',
  data: z.object({ audience }),
  wording: ({ data: { audience: it }, by }) =>
    it.archived
      ? {
          en: `${by.name} archived the audience “${it.name.en}”: it is told nothing any more.`,
          fr: `${by.name} a archivé le public « ${it.name.fr} » : il n'est plus informé.`,
        }
      : {
          en: `${by.name} set how ${it.name.en} are told what happens.`,
          fr: `${by.name} a fixé la façon d'informer : ${it.name.fr}.`,
        },
});

export const membersChanged = defineEvent({
  service: 'communications',
  name: 'members-changed',
  version: 1,
  summary: 'Others are in an audience now. Only how many: nobody is named, for an event stays forever.',
  data: z.object({
    audience: z.string(),
    audienceName: localised,
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
  }),
  wording: ({ data: { audienceName, added, changed, removed }, by }) => ({
    en: `${by.name} changed who is told with ${audienceName.en}: ${added} added, ${changed} changed, ${removed} removed.`,
    fr: `${by.name} a changé les membres de : ${audienceName.fr} (ajouts : ${added}, changements : ${changed}, retraits : ${removed}).`,
  }),
});

export const AUDIENCE_EVENTS = [audienceDefined, membersChanged] as const;
