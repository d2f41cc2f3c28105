import type { FastifyRequest } from 'fastify';
import { invalidInput, malformed, type RequestContract } from '#contracts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The input of a request as the bus has it: path, query and body in one object. A field that comes twice is refused, for
 * only one of the two could count.
 */
export function inputOf(contract: RequestContract, request: FastifyRequest, format?: string): Record<string, unknown> {
  const body = request.body ?? {};
  if (!isObject(body)) throw malformed({ reason: 'the body is not a JSON object' });
  const path = request.params as Record<string, string>;
  const query = contract.kind === 'query' ? (request.query as Record<string, unknown>) : {};
  const rest = contract.kind === 'query' ? { ...query } : { ...(request.query as object), ...body };
  return { ...withPath(rest, path), ...(format && { format }) };
}

/** What comes from the path beside all else; refuses what stands in both. */
export function withPath(rest: object, path: Record<string, string>): Record<string, unknown> {
  const twice = Object.keys(rest).filter((field) => field in path);
  if (twice.length > 0) {
    throw invalidInput(
      {},
      twice.map((field) => ({ field, message: 'stands in the path already' })),
    );
  }
  return { ...rest, ...path };
}
