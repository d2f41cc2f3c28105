import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { HttpRoute } from '#contracts';

/** An answer that is text: of what media type, and which `format` of the input gives it. */
export interface Form {
  readonly type: string;
  readonly format?: string;
}

/** The text that a route answers with; of several forms the one the caller likes best, and none where that is JSON. */
export function formOf(route: HttpRoute<unknown>, request: FastifyRequest): Form | undefined {
  if (route.joined) return { type: route.joined };
  const offered = Object.entries(route.representations ?? {});
  if (offered.length === 0) return undefined;
  const types = ['application/json', ...offered.map(([type]) => type)];
  const negotiator = new Negotiator({ headers: { accept: request.headers.accept ?? '*/*' } });
  const type = negotiator.mediaType(types);
  const format = type && route.representations?.[type];
  return format ? { type, format } : undefined;
}
