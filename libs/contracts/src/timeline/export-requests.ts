import { z } from 'zod';
import { cursorUnknown } from '../definition/general-rejections.js';
import { defineQuery } from '../definition/request.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { paging, viewOfRecord } from './reading-requests.js';
import { RECORD_FORMAT } from './record-export.js';

export const exportRecord = defineQuery({
  service: 'timeline',
  name: 'export-record',
  summary: `The whole record with what proves it, for machines (${RECORD_FORMAT}): over HTTP one JSON document, over the bus its text in pages.`,
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId(), ...viewOfRecord, ...paging }),
  output: z.object({
    text: z.string().describe('a piece of the document; all pieces in a row are the whole'),
    next: z.string().nullable(),
  }),
  rejections: [incidentUnknown, cursorUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/timeline/export', joined: 'application/json' },
});
