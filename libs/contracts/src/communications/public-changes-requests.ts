import { z } from 'zod';
import { cursorUnknown, notForYou } from '../definition/general-rejections.js';
import { defineQuery } from '../definition/request.js';
import { instant, line } from '../definition/text.js';
import { maintenance } from './maintenance.js';
import { publication } from './publication.js';
import { shownComponent } from './shown-component.js';

/** What the status page shows, a piece of it: whoever has one with a higher sequence keeps that. */
export const listPublicChanges = defineQuery({
  service: 'communications',
  name: 'list-public-changes',
  summary: 'All that the public may read, kind by kind, oldest change first: a status page catches up by it.',
  whoMay: 'the status page; administrators',
  input: z.strictObject({
    since: instant().optional().describe('what changed since; all there is unless given'),
    limit: z.coerce.number().int().min(1).max(50).default(50),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({
    publications: z.array(publication),
    maintenances: z.array(maintenance),
    components: z.array(shownComponent),
    next: z.string().nullable(),
  }),
  rejections: [notForYou, cursorUnknown],
  http: { method: 'GET', path: '/v1/public-changes' },
});
