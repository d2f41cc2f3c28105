import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { REQUESTS } from '../catalogue.js';
import { notForYou, unsupportedMediaType } from '../definition/general-rejections.js';
import type { AnyRejection } from '../definition/rejection.js';
import type { HttpRoute, RequestContract } from '../definition/request.js';
import { recordExport } from '../timeline/record-export.js';
import { exportRecord } from '../timeline/requests.js';
import { INPUT_EXAMPLES } from './examples.js';
import { commandAnswerHeaders, commandHeaders, queryAnswerHeaders, queryHeaders } from './header-schemas.js';
import { problem } from './problem.js';
import { byStatus, inWords, refusalsOf } from './refusals.js';

/** A request that can be sent over HTTP. */
export type Routed = RequestContract & { readonly http: HttpRoute<unknown> };

const retryAfter = z.object({ 'Retry-After': z.string().optional().describe('seconds') });

/** The responses that refuse, by status, each with the codes it can have. */
export const refusals = (rejections: readonly AnyRejection[]): ZodOpenApiOperationObject['responses'] =>
  Object.fromEntries(
    byStatus(rejections).map(([status, all]) => [
      status,
      {
        description: inWords(all),
        ...(all.some(({ definition }) => definition.retryAfter) && { headers: retryAfter }),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );

/** What the pages of a request make together, by its subject. */
const JOINED: ReadonlyMap<string, z.ZodType> = new Map([[exportRecord.subject, recordExport]]);

function successes({ kind, http, output, subject }: Routed) {
  const { statuses = [200], representations = {}, location } = http;
  const others = Object.keys(representations).map((type) => [type, { schema: z.string() }]);
  const answer = http.joined
    ? [http.joined, { schema: JOINED.get(subject) ?? z.string() }]
    : ['application/json', { schema: output }];
  const content = Object.fromEntries([answer, ...others]);
  const headers = z.object({
    ...(kind === 'command' ? commandAnswerHeaders : queryAnswerHeaders),
    ...(location && { Location: z.string().describe('where it can be read') }),
  });
  return Object.fromEntries(statuses.map((status) => [String(status), { description: 'done', headers, content }]));
}

/** What of the input comes from the path, and what from the query or the body. */
function shared({ input, http }: Routed) {
  const shape = (input as z.ZodObject).shape as Record<string, z.ZodType>;
  const inPath = [...http.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  // What another representation sets is asked for by Accept.
  const hidden = http.representations ? ['format'] : [];
  const path = Object.fromEntries(inPath.map((name) => [name, shape[name]!]));
  const rest = Object.fromEntries(
    Object.entries(shape).filter(([name]) => !inPath.includes(name) && !hidden.includes(name)),
  );
  return { path, rest };
}

function bodyOf({ subject }: Routed, fields: Record<string, z.ZodType>) {
  const example = INPUT_EXAMPLES[subject];
  const inBody = example && Object.fromEntries(Object.entries(example).filter(([name]) => name in fields));
  const content = { schema: z.strictObject(fields), ...(inBody && { example: inBody }) };
  return { required: true, content: { 'application/json': content } };
}

/** The bytes of a request that they themselves prove: by any of these headers, and nobody signs in. */
function provenParts({ http: { proven } }: Routed, path: Record<string, z.ZodType>) {
  const names = [...(proven?.by ?? []), ...(proven?.along ?? [])];
  const proofs = Object.fromEntries(names.map((name) => [name, z.string().optional()]));
  const header = z.object({ ...commandHeaders, ...proofs });
  return {
    security: [],
    requestParams: { path: z.object(path), header },
    requestBody: { required: true, content: { 'application/json': { schema: z.unknown() } } },
  };
}

/** What can be refused over HTTP alone. */
function overHttp({ kind, http }: Routed, hasBody: boolean): AnyRejection[] {
  if (http.proven) return [];
  // A page of another site that uses somebody's cookie.
  return [...(kind === 'command' ? [notForYou] : []), ...(hasBody ? [unsupportedMediaType] : [])];
}

/** What several services answer has the service in its id. */
function operationId({ name, service }: Routed): string {
  const isShared = REQUESTS.some((other) => other.name === name && other.service !== service);
  return isShared ? `${name}-of-${service}` : name;
}

/** A command or a query as an operation of OpenAPI. */
export function operation(contract: Routed): ZodOpenApiOperationObject {
  const { service, kind, summary, whoMay, subject, http } = contract;
  const { path, rest } = shared(contract);
  const isQuery = kind === 'query';
  const hasRest = Object.keys(rest).length > 0;
  const hasBody = !isQuery && http.method !== 'DELETE' && hasRest;
  const refused = new Map([...refusalsOf(contract), ...overHttp(contract, hasBody)].map((one) => [one.code, one]));
  return {
    operationId: operationId(contract),
    tags: [service],
    summary,
    description: `Who may: ${whoMay}. Over the bus: \`${subject}\`.`,
    requestParams: {
      ...(Object.keys(path).length > 0 && { path: z.object(path) }),
      ...(!hasBody && hasRest && { query: z.object(rest) }),
      header: z.object(isQuery ? queryHeaders : commandHeaders),
    },
    ...(hasBody && { requestBody: bodyOf(contract, rest) }),
    ...(http.proven && provenParts(contract, path)),
    responses: { ...successes(contract), ...refusals([...refused.values()]) },
  };
}
