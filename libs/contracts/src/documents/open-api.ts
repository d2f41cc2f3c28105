import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { REQUESTS } from '../catalogue.js';
import { GENERAL_REJECTIONS } from '../definition/general-rejections.js';
import type { AnyRejection } from '../definition/rejection.js';
import type { HttpRoute, RequestContract } from '../definition/request.js';
import { FEED_PATH } from '../gateway/feed.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('stable: programs branch on it'),
    next: z.string().describe('what you can do now'),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, with the facts of the refusal as further members' });

const headerParameters = {
  'Idempotency-Key': z.string().max(200).optional().describe('the same key with the same body takes effect once'),
  'Muster-After': z.string().optional().describe('wait until this position (Muster-Position of a command) is seen'),
  'Accept-Language': z.string().optional().describe('en or fr'),
};

type Routed = RequestContract & { readonly http: HttpRoute<unknown> };

/** Refusals by status: their codes, each once. */
function refusals(rejections: readonly AnyRejection[]) {
  const definitions = [...GENERAL_REJECTIONS, ...rejections].map(({ definition }) => definition);
  const byStatus = Map.groupBy(definitions, ({ status }) => String(status));
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      status,
      {
        description: [...new Set(all.map(({ code, title }) => `\`${code}\`: ${title.en}`))].join('; '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

function successes(contract: Routed) {
  const { statuses = [200], representations = {} } = contract.http;
  const others = Object.keys(representations).map((type) => [type, { schema: z.string() }]);
  const content = { 'application/json': { schema: contract.output }, ...Object.fromEntries(others) };
  const position = { 'Muster-Position': z.string().optional().describe('how far the aggregate has come') };
  return Object.fromEntries(
    statuses.map((status) => [String(status), { description: 'done', headers: z.object(position), content }]),
  );
}

/** What of the input comes from the path, and what from the query or the body. */
function parameters(contract: Routed) {
  const shape = (contract.input as z.ZodObject).shape as Record<string, z.ZodType>;
  const inPath = [...contract.http.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  // What another representation sets is asked for by Accept.
  const hidden = contract.http.representations ? ['format'] : [];
  const path = Object.fromEntries(inPath.map((name) => [name, shape[name]!]));
  const rest = Object.fromEntries(
    Object.entries(shape).filter(([name]) => !inPath.includes(name) && !hidden.includes(name)),
  );
  return { path, rest };
}

/** What several services answer has the service in its id. */
function operationId({ name, service }: Routed): string {
  const isShared = REQUESTS.some((other) => other.name === name && other.service !== service);
  return isShared ? `${name}-of-${service}` : name;
}

function operation(contract: Routed): ZodOpenApiOperationObject {
  const { path, rest } = parameters(contract);
  const isQuery = contract.kind === 'query';
  const { 'Idempotency-Key': once, 'Muster-After': after, ...header } = headerParameters;
  const hasBody = !isQuery && contract.http.method !== 'DELETE' && Object.keys(rest).length > 0;
  return {
    operationId: operationId(contract),
    tags: [contract.service],
    summary: contract.summary,
    description: `Who may: ${contract.whoMay}. Over the bus: \`${contract.subject}\`.`,
    requestParams: {
      ...(Object.keys(path).length > 0 && { path: z.object(path) }),
      ...(!hasBody && Object.keys(rest).length > 0 && { query: z.object(rest) }),
      header: z.object({ ...header, ...(isQuery ? { 'Muster-After': after } : { 'Idempotency-Key': once }) }),
    },
    ...(hasBody && {
      requestBody: { required: true, content: { 'application/json': { schema: z.strictObject(rest) } } },
    }),
    responses: { ...successes(contract), ...refusals(contract.rejections) } as ZodOpenApiOperationObject['responses'],
  };
}

const feed: ZodOpenApiOperationObject = {
  operationId: 'feed',
  tags: ['gateway'],
  summary: 'Live events of an incident as server-sent events; resumable by Last-Event-ID with none missed.',
  requestParams: {
    path: z.object({ incident: incidentId() }),
    header: z.object({ 'Last-Event-ID': z.string().optional(), 'Accept-Language': z.string().optional() }),
  },
  responses: {
    '200': {
      description:
        'Each event: its CloudEvents envelope with `text` in your language; `muster.feed.live` when caught up.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...(refusals([incidentUnknown]) as object),
  },
};

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
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Muster',
      version,
      description: 'Incident response: who holds which role, who answers for what, and the record of it all.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: ['incidents', 'roles', 'timeline', 'gateway'].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'muster' },
      },
    },
  });
}
