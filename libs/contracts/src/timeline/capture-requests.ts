import { z } from 'zod';
import { keyReused } from '../definition/general-rejections.js';
import { defineCommand } from '../definition/request.js';
import { line, slug, webAddress } from '../definition/text.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { entry } from './entry.js';
import { noteInput } from './note.js';
import { captureReused, occurredInFuture, occurredTooEarly } from './rejections.js';

const { incident, text, kind, occurredAt, saidBy, tags, links, internal } = noteInput;

const source = z.strictObject({
  system: slug().describe('the program it comes from, such as deploys'),
  externalId: line(200).describe("the source's own id: the same one is one entry, whoever sends it how often"),
  url: webAddress().optional().describe('where it can be seen there'),
});

export const captureEntry = defineCommand({
  service: 'timeline',
  name: 'capture-entry',
  summary:
    'Put into the record what a program tells: a chat, a deployment, a monitor. The same source and id is one entry.',
  whoMay: 'anyone who sees the incident; the token of a program is enough',
  input: z.strictObject({ incident, source, text, kind, occurredAt, saidBy, tags, links, internal }),
  output: entry.extend({ alreadyThere: z.boolean().describe('it came before, with the same words') }),
  rejections: [incidentUnknown, captureReused, occurredInFuture, occurredTooEarly, keyReused],
  http: {
    method: 'POST',
    path: '/v1/incidents/{incident}/timeline/captured',
    status: ({ alreadyThere }) => (alreadyThere ? 200 : 201),
    statuses: [200, 201],
  },
});
