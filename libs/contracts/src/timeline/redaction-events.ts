import { z } from 'zod';
import { defineEvent } from '../definition/event.js';

export const entriesRedacted = defineEvent({
  service: 'timeline',
  name: 'entries-redacted',
  version: 1,
  summary:
    'Words that must not be there were taken out of entries; each has the mark, and a digest of what is left; or files.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean(),
    reason: z.string(),
    entries: z.array(
      z.object({ entry: z.string(), digest: z.string().describe('of what is left, salted; proves it from here on') }),
    ),
    files: z.array(z.string()).optional().describe('files whose bytes were deleted'),
  }),
  wording: ({ data: { reason, entries, files = [] }, by }) => {
    const [words, removed] = [entries.length, files.length];
    const en = [
      words > 0 && `took words out of ${words === 1 ? 'an entry' : `${words} entries`}`,
      removed > 0 && `removed ${removed === 1 ? 'a file' : `${removed} files`}`,
    ];
    const fr = [
      words > 0 && `a retiré des mots ${words === 1 ? "d'une entrée" : `de ${words} entrées`}`,
      removed > 0 && `a supprimé ${removed === 1 ? 'un fichier' : `${removed} fichiers`}`,
    ];
    return {
      en: `${by.name} ${en.filter(Boolean).join(' and ')}: ${reason}`,
      fr: `${by.name} ${fr.filter(Boolean).join(' et ')} : ${reason}`,
    };
  },
});
