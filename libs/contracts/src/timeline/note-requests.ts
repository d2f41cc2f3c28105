import { z } from 'zod';
import { keyReused } from '../definition/general-rejections.js';
import { defineCommand } from '../definition/request.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { personUnknown } from '../roles/rejections.js';
import { entry } from './entry.js';
import { fileRemoved, fileUnknown } from './file-rejections.js';
import { noteInput } from './note.js';
import { entryUnknown, occurredInFuture, occurredTooEarly } from './rejections.js';

export const addNote = defineCommand({
  service: 'timeline',
  name: 'add-note',
  summary: 'Put a note into the record. Its words are enough; all else can be left out.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject(noteInput),
  output: entry,
  rejections: [
    incidentUnknown,
    entryUnknown,
    personUnknown,
    fileUnknown,
    fileRemoved,
    occurredInFuture,
    occurredTooEarly,
    keyReused,
  ],
  http: { method: 'POST', path: '/v1/incidents/{incident}/timeline', status: () => 201, statuses: [201] },
});
