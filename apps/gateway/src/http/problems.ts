import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { failed, malformed, type Problem, Rejection, tooLarge, unsupportedMediaType } from '#contracts';
import { preferredLanguage, Refused } from '#messaging';
import type { Log } from '#service';

/** The largest JSON body that is taken. */
export const BODY_LIMIT = 1_048_576;

/** Fastify's own refusals, in our words. */
function ofFastify(error: FastifyError): Rejection | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge({ limit: '1 MiB' });
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return unsupportedMediaType({});
  if (error.code?.startsWith('FST_ERR_CTP')) return malformed({ reason: 'the body is not JSON in UTF-8' });
  if (error.code === 'FST_ERR_BAD_URL') return malformed({ reason: 'the address is not well-formed' });
  return error.statusCode !== undefined && error.statusCode < 500 ? malformed({ reason: error.message }) : undefined;
}

/** Any error as the problem a caller gets. What is a fault of ours is logged, and only its reference is told. */
export function problemOf(
  error: unknown,
  request: FastifyRequest,
  log: Log,
): { problem: Problem; retryAfter?: number } {
  if (error instanceof Refused)
    return { problem: error.problem, ...(error.problem.status >= 503 && { retryAfter: 1 }) };
  const language = preferredLanguage(request.headers['accept-language']);
  const rejection = error instanceof Rejection ? error : ofFastify(error as FastifyError);
  if (rejection) {
    const { retryAfter } = rejection.definition;
    return { problem: rejection.problem(language), ...(retryAfter && { retryAfter }) };
  }
  const reference = crypto.randomUUID();
  log.error({ err: error, reference, method: request.method, path: request.routeOptions.url }, 'a request failed');
  return { problem: failed({ reference }).problem(language) };
}

/** Answers with the problem: RFC 9457. */
export function sendProblem(reply: FastifyReply, error: unknown, log: Log): FastifyReply {
  const { problem, retryAfter } = problemOf(error, reply.request, log);
  if (retryAfter) void reply.header('Retry-After', retryAfter);
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
