import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { audience } from './audience.js';

export const audienceDefined = defineEvent({
  service: 'communications',
  name: 'audience-defined',
  version: 1,
  summary: 'An audience is there, or its wishes are others now; carries it whole. Keep the latest.',
  data: z.object({ audience }),
  wording: ({ data: { audience: it }, by }) => ({
    en: `${by.name} set how ${it.name.en} are told what happens.`,
    fr: `${by.name} a fixé la façon d'informer : ${it.name.fr}.`,
  }),
});

export const AUDIENCE_EVENTS = [audienceDefined] as const;
