import { z } from 'zod';
import { notForYou } from '../definition/general-rejections.js';
import { defineCommand } from '../definition/request.js';
import { line } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { wordInUse } from '../redaction/rejections.js';
import { wordsToTakeOut } from '../redaction/words-to-take-out.js';
import { fileUnknown } from './file-rejections.js';

export const redactWords = defineCommand({
  service: 'timeline',
  name: 'redact-words',
  summary:
    'Take words that must not be there, or files, out of an incident: out of its record, every store, the log and the bus. Who did it and why stays.',
  whoMay: 'whoever may maintain the timeline: the scribe and the incident manager; administrators',
  input: z
    .strictObject({
      incident: placeId(),
      words: wordsToTakeOut()
        .optional()
        .describe('exactly as they are written, each of 4 characters or more; every occurrence in the incident goes'),
      files: z.array(line(100)).min(1).max(20).optional().describe('ids of files; their bytes are deleted'),
      reason: line(500).describe('stays in the record: do not repeat the words'),
    })
    .refine(({ words, files }) => words !== undefined || files !== undefined, {
      error: 'give words or files',
      path: ['words'],
    })
    .refine(({ words = [], reason }) => !words.some((word) => reason.includes(word)), {
      error: 'the reason stays in the record and must not repeat the words',
      path: ['reason'],
    }),
  output: z.object({
    entries: z.array(z.string()).describe('the entries of the record that had the words'),
    documents: z.int().describe('stored documents that had them, over all services'),
    erased: z.int().describe('messages of the bus that had them'),
    missing: z.array(z.string()).describe('services that could not be asked: send it again when they are back'),
  }),
  rejections: [incidentUnknown, notForYou, fileUnknown, wordInUse],
  http: { method: 'POST', path: '/v1/incidents/{incident}/redactions' },
});
