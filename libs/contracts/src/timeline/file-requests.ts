import { z } from 'zod';
import { keyReused, tooLarge } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { chunkBytes, chunkNumber, FILE_CHUNK_BYTES, fileId, fileName, MOST_FILE_BYTES, sha256 } from './file.js';
import {
  chunkAfterLast,
  chunkDiffers,
  chunkOutOfOrder,
  chunkUnknown,
  fileDiffers,
  fileEmpty,
  fileNotYours,
  fileRemoved,
  fileTypeRefused,
  fileUnfinished,
  fileUnknown,
  tooManyFiles,
  tooManyUploads,
} from './file-rejections.js';
import { fileReference } from './note.js';

const which = { incident: placeId(), file: fileId() };
const whoSees = 'anyone who sees the incident';
const whoStarted = 'whoever started it';

export const startFile = defineCommand({
  service: 'timeline',
  name: 'start-file',
  summary: 'Start to upload a file to the record of an incident. It is there when it is finished.',
  whoMay: whoSees,
  input: z.strictObject({
    incident: placeId(),
    name: fileName(),
    size: z.int().nonnegative().optional().describe(`bytes, where it is known; at most ${MOST_FILE_BYTES}`),
  }),
  output: z.object({
    file: z.string().describe('its id'),
    chunkBytes: z.int().describe(`what each chunk but the last has: ${FILE_CHUNK_BYTES}`),
  }),
  rejections: [incidentUnknown, tooLarge, tooManyFiles, tooManyUploads, keyReused],
});

export const putFileChunk = defineCommand({
  service: 'timeline',
  name: 'put-file-chunk',
  summary: 'Send the next chunk of a file that was started. To send the same one again does no harm.',
  whoMay: whoStarted,
  input: z.strictObject({ file: fileId(), number: chunkNumber(), bytes: chunkBytes() }),
  output: z.object({ file: z.string(), received: z.int().describe('bytes, up to the end of this chunk') }),
  rejections: [fileUnknown, fileNotYours, fileRemoved, tooLarge, chunkOutOfOrder, chunkAfterLast, chunkDiffers],
});

export const finishFile = defineCommand({
  service: 'timeline',
  name: 'finish-file',
  summary: 'Finish a file: what it is is found out by its bytes, and from then on notes can refer to it.',
  whoMay: whoStarted,
  input: z.strictObject({ file: fileId(), sha256: sha256() }),
  output: fileReference,
  rejections: [
    incidentUnknown,
    fileUnknown,
    fileNotYours,
    fileRemoved,
    fileEmpty,
    fileUnfinished,
    fileDiffers,
    fileTypeRefused,
  ],
});

export const abandonFile = defineCommand({
  service: 'timeline',
  name: 'abandon-file',
  summary: 'Give up an upload that is not finished. To do it again does no harm.',
  whoMay: whoStarted,
  input: z.strictObject({ file: fileId() }),
  output: z.object({ file: z.string() }),
  rejections: [fileNotYours],
});

export const getFile = defineQuery({
  service: 'timeline',
  name: 'get-file',
  summary: 'What a file is called, what kind it is, its size and its digest.',
  whoMay: whoSees,
  input: z.strictObject(which),
  output: fileReference,
  rejections: [incidentUnknown, fileUnknown, fileRemoved],
});

export const readFileChunk = defineQuery({
  service: 'timeline',
  name: 'read-file-chunk',
  summary: 'One chunk of a file.',
  whoMay: whoSees,
  input: z.strictObject({ ...which, number: chunkNumber().default(0) }),
  output: z.object({
    number: z.int(),
    bytes: z.string().describe('base64'),
    next: z.int().nullable().describe('the number of the next chunk; null after the last'),
  }),
  rejections: [incidentUnknown, fileUnknown, fileRemoved, chunkUnknown],
});
