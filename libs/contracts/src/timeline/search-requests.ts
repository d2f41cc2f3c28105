import { z } from 'zod';
import { cursorUnknown } from '../definition/general-rejections.js';
import { defineQuery } from '../definition/request.js';
import { line } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { entryFilter, paging } from './reading-requests.js';
import { nothingToSearch, searchTooBroad } from './rejections.js';
import { searchResult } from './search-result.js';

export const searchTimeline = defineQuery({
  service: 'timeline',
  name: 'search-timeline',
  summary: 'Entries that have all these words, best first: of one incident, or of all that you may see.',
  whoMay: 'anyone; of restricted incidents: who sees them',
  input: z.strictObject({
    words: line(200).describe('all must fit, in any form; in quotes: next to each other, in this order'),
    incident: placeId().optional().describe('only in this one'),
    ...entryFilter,
    limit: z.coerce.number().int().min(1).max(200).default(20),
    after: paging.after,
  }),
  output: z.object({ results: z.array(searchResult), next: z.string().nullable() }),
  rejections: [nothingToSearch, searchTooBroad, incidentUnknown, cursorUnknown],
  http: { method: 'GET', path: '/v1/timeline/search' },
});
