import { z } from 'zod';
import { defineEvent } from '../definition/event.js';

export const entriesRedacted = defineEvent({
  service: 'timeline',
  name: 'entries-redacted',
  version: 1,
  summary: 'Words that must not be there were taken out of entries; each has the mark, and a digest of what is left.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean(),
    reason: z.string(),
    entries: z.array(
      z.object({ entry: z.string(), digest: z.string().describe('of what is left, salted; proves it from here on') }),
    ),
  }),
  wording: ({ data: { reason, entries }, by }) => ({
    en: `${by.name} took words out of ${entries.length === 1 ? 'an entry' : `${entries.length} entries`}: ${reason}`,
    fr: `${by.name} a retiré des mots ${entries.length === 1 ? "d'une entrée" : `de ${entries.length} entrées`} : ${reason}`,
  }),
});
