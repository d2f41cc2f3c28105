import type { FastifyInstance } from 'fastify';
import { malformed } from '#contracts';
import { BODY_LIMIT } from './problems.js';

/** Bodies are JSON in UTF-8 and at most 1 MiB; everything else is refused before it is read. */
export function takeOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: BODY_LIMIT } as const;
  fastify.addContentTypeParser('application/json', options, (_request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    } catch {
      done(malformed({ reason: 'the body is not JSON in UTF-8' }));
    }
  });
}
