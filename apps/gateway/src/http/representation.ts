import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { HttpRoute } from '#contracts';

/** The form of an answer that the caller likes best of those the route has; JSON where nothing is said. */
export function representationOf(route: HttpRoute<unknown>, request: FastifyRequest) {
  const offered = Object.entries(route.representations ?? {});
  if (offered.length === 0) return undefined;
  const types = ['application/json', ...offered.map(([type]) => type)];
  const negotiator = new Negotiator({ headers: { accept: request.headers.accept ?? '*/*' } });
  const type = negotiator.mediaType(types);
  const format = type && route.representations?.[type];
  return format ? { type, format } : undefined;
}
