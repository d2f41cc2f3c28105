import { z } from 'zod';
import { defineEvent } from '../definition/event.js';

export const noteAdded = defineEvent({
  service: 'timeline',
  name: 'note-added',
  version: 1,
  summary: 'Somebody put a note into the record.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean(),
    text: z.string(),
    occurredAt: z.iso.datetime(),
  }),
  wording: ({ data: { text } }) => ({ en: text, fr: text }),
});

export const TIMELINE_EVENTS = [noteAdded] as const;
