import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { notForYou, unavailable } from '../definition/general-rejections.js';
import { HEADERS } from '../definition/headers.js';
import type { AnyRejection } from '../definition/rejection.js';
import { FILE_PATH, FILES_PATH } from '../gateway/files.js';
import { incidentId } from '../incidents/incident.js';
import { fileId, fileName, MOST_FILE_BYTES } from '../timeline/file.js';
import { fileReference } from '../timeline/note.js';
import { finishFile, getFile, putFileChunk, readFileChunk, startFile } from '../timeline/requests.js';
import { refusals } from './open-api-operation.js';
import { refusalsOf } from './refusals.js';

const bytes = { schema: { type: 'string', format: 'binary' } } as const;
const language = { [HEADERS.language]: z.string().optional().describe('en or fr: the language of refusals') };

/** Each once, of all the requests that bring a file over the bus. */
const once = (rejections: readonly AnyRejection[]) => [...new Map(rejections.map((one) => [one.code, one])).values()];

const bus = ({ subject }: { readonly subject: string }): string => `\`${subject}\``;

/** Files in and out over HTTP: the bodies are the files themselves. */
export const filePaths: ZodOpenApiPathsObject = {
  [FILES_PATH]: {
    post: {
      operationId: 'upload-file',
      tags: ['gateway'],
      summary: 'Upload a file to the record of an incident; the body is the file. Notes refer to it by its id.',
      description: `Who may: ${startFile.whoMay}. At most ${MOST_FILE_BYTES} bytes: a PNG, JPEG, GIF or WebP image, a PDF, or text in UTF-8, told by its bytes. Over the bus: ${[startFile, putFileChunk, finishFile].map(bus).join(', ')}.`,
      requestParams: {
        path: z.object({ incident: incidentId() }),
        query: z.object({ name: fileName() }),
        header: z.object({
          [HEADERS.idempotencyKey]: z.string().optional().describe('sent again with the same key, it is one file'),
          ...language,
        }),
      },
      requestBody: { required: true, content: { '*/*': bytes } },
      responses: {
        '201': {
          description: 'done',
          headers: z.object({ Location: z.string().describe('where it can be read') }),
          content: { 'application/json': { schema: fileReference } },
        },
        ...refusals(once([...[startFile, putFileChunk, finishFile].flatMap(refusalsOf), notForYou])),
      },
    },
  },
  [FILE_PATH]: {
    get: {
      operationId: 'download-file',
      tags: ['gateway'],
      summary: 'The bytes of a file. An image may be shown in place, all else is only saved.',
      description: `Who may: ${getFile.whoMay}. Over the bus: ${[getFile, readFileChunk].map(bus).join(', ')}.`,
      requestParams: {
        path: z.object({ incident: incidentId(), file: fileId() }),
        header: z.object({ 'If-None-Match': z.string().optional().describe('the ETag that you have'), ...language }),
      },
      responses: {
        '200': {
          description: 'done',
          headers: z.object({
            ETag: z.string().describe('the SHA-256 digest of its bytes, in quotes'),
            'Content-Disposition': z.string().describe('with its name'),
          }),
          content: { '*/*': bytes },
        },
        '304': { description: 'you have it' },
        ...refusals(once([...refusalsOf(getFile), unavailable])),
      },
    },
  },
};
