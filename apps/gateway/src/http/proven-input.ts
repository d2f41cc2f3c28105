import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Proof } from '#contracts';
import { BODY_LIMIT } from './problems.js';

/** Bodies are taken as the bytes they are, of any type: what is signed is those, and whoever answers reads them. */
export function takeBytes(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: BODY_LIMIT } as const;
  fastify.addContentTypeParser('*', options, (_request, body, done) => done(null, body));
}

/** The input of a request that its body proves: what is in the path, the bytes, and the headers that belong to them. */
export function provenInput({ by, along }: Proof, request: FastifyRequest): Record<string, unknown> {
  const sent = [...by, ...along].map((name) => [name, request.headers[name]] as const);
  const headers = Object.fromEntries(sent.filter(([, value]) => typeof value === 'string'));
  const body = Buffer.isBuffer(request.body) ? request.body.toString('base64') : '';
  return { ...(request.params as Record<string, string>), headers, body };
}
