import type { FastifyRequest } from 'fastify';
import { HEADERS } from '#contracts';

const FORWARDED = [
  HEADERS.idempotencyKey,
  HEADERS.after,
  HEADERS.language,
  HEADERS.correlation,
  HEADERS.traceparent,
] as const;

/** The headers of a request that go along over the bus. Line breaks cannot be in them: HTTP has refused those. */
export function forwardedHeaders(request: FastifyRequest): Record<string, string> {
  const given = FORWARDED.map((name) => [name, request.headers[name.toLowerCase()]] as const);
  return Object.fromEntries(
    given.filter((pair): pair is readonly [(typeof FORWARDED)[number], string] => typeof pair[1] === 'string'),
  );
}
