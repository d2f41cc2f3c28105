import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { REQUESTS } from '../catalogue.js';
import { failed, malformed, notSignedIn, unavailable } from '../definition/general-rejections.js';
import { HEADERS } from '../definition/headers.js';
import { SERVICES } from '../definition/service-name.js';
import { FEED_PATH } from '../gateway/feed.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { filePaths } from './open-api-files.js';
import { operation, type Routed, refusals } from './open-api-operation.js';
import { tolerant, tolerantReferences } from './schema-of.js';

const feed: ZodOpenApiOperationObject = {
  operationId: 'feed',
  tags: ['gateway'],
  summary: 'Live events of an incident as server-sent events; resumable by Last-Event-ID with none missed.',
  description: 'Who may: anyone who sees the incident. Over the bus: subscribe to `muster.evt.{incident}.>`.',
  requestParams: {
    path: z.object({ incident: incidentId() }),
    header: z.object({
      'Last-Event-ID': z.string().optional().describe('the `id` of the last one you had'),
      [HEADERS.language]: z.string().optional().describe('en or fr: the language of `text`'),
    }),
  },
  responses: {
    '200': {
      description:
        'Each event: its CloudEvents envelope with `text` in your language; `muster.feed.live` when caught up.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...refusals([malformed, notSignedIn, incidentUnknown, failed, unavailable]),
  },
};

const DESCRIPTION = `Incident response: who holds which role, who answers for what, and the record of it all.

A refusal is a problem (RFC 9457) with a stable \`code\`, and says what you can do \`next\`. The same requests can be sent,
and every event followed, over NATS: [AsyncAPI](/asyncapi.json). Every shape alone: [JSON Schemas](/schemas/).`;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** As people look for them: by path, and on one path what reads before what changes. */
const asRead = ({ http: one }: Routed, { http: other }: Routed): number =>
  one.path.localeCompare(other.path) || METHODS.indexOf(one.method) - METHODS.indexOf(other.method);

/** The whole HTTP API as OpenAPI 3.1, from the contracts alone. */
export function openApiDocument(version: string) {
  const routed = REQUESTS.filter((contract): contract is Routed => contract.http !== undefined).sort(asRead);
  const paths: ZodOpenApiPathsObject = {};
  for (const contract of routed) {
    const { path, method } = contract.http;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(contract) };
  }
  paths[FEED_PATH] = { get: feed };
  Object.assign(paths, filePaths);
  const bearerFormat = 'JWT';
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Muster', version, description: DESCRIPTION },
      servers: [{ url: '/' }],
      security: [{ bearer: [] }, { cookie: [] }],
      tags: SERVICES.map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat, description: 'of a person or a program' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'muster', description: 'set by a sign-in link' },
        },
      },
    },
    { override: tolerant as never },
  );
  return tolerantReferences(document);
}
