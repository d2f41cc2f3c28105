import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { type Localised, listed } from '../definition/language.js';
import { type AffectedCount, affectedCount } from './affected.js';

const about = {
  publication: z.string().nullable().describe('the one at which they were; null: none'),
  incident: z.string().nullable(),
  day: z.iso.date().nullable().describe('of those who were at no publication (UTC)'),
};

/** Components that stand in a line of the record. */
const NAMED = 5;

/** Of what, most first: ` (checkout 12, search 3)`; nothing where none is named. */
function named(components: readonly AffectedCount[]): Localised {
  if (components.length === 0) return { en: '', fr: '' };
  const most = components.slice(0, NAMED);
  const names = (other: string) => most.map(({ component, count }) => `${component ?? other} ${count}`);
  const rest = components.slice(NAMED).reduce((all, { count }) => all + count, 0);
  const en = [...names('something else'), ...(rest > 0 ? [`others ${rest}`] : [])];
  const fr = [...names('autre chose'), ...(rest > 0 ? [`autres ${rest}`] : [])];
  return { en: ` (${listed(en, 'en')})`, fr: ` (${listed(fr, 'fr')})` };
}

export const affectedCounted = defineEvent({
  service: 'communications',
  name: 'affected-counted',
  version: 1,
  summary: 'So many more reported on the status page that they are affected; carries what was added.',
  data: z.object({
    ...about,
    restricted: z.boolean(),
    page: z.string().describe('the process of the status page that took them in'),
    batch: z.int().describe('rises with each that it passes on: one that came before counts for nothing'),
    counts: z.array(affectedCount),
    beyond: z.int(),
  }),
  wording: null,
});

export const affectedReported = defineEvent({
  service: 'communications',
  name: 'affected-reported',
  version: 1,
  summary:
    'How many have reported on the status page that they are affected, all in all. Keep the latest. Told at most once a minute, and when it has grown tenfold.',
  data: z.object({
    ...about,
    total: z.int(),
    beyond: z.int(),
    components: z.array(affectedCount).describe('most first'),
  }),
  wording: ({ data: { total, beyond, components } }) => {
    const by = named(components);
    const more = { en: `, and ${beyond} more that were only counted`, fr: `, et ${beyond} de plus, seulement comptés` };
    return {
      en: `Reported on the status page as affected so far: ${total}${by.en}${beyond > 0 ? more.en : ''}.`,
      fr: `Signalements sur la page d'état à cette heure : ${total}${by.fr}${beyond > 0 ? more.fr : ''}.`,
    };
  },
});

/** What can happen here. */
export const AFFECTED_EVENTS = [affectedCounted, affectedReported] as const;
