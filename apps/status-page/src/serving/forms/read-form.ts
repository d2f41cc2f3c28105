import type { FastifyInstance } from 'fastify';

const TYPE = 'application/x-www-form-urlencoded';

/** Has forms read as `URLSearchParams`. Nothing in them can be anything but names and words. */
export function takesForms(fastify: FastifyInstance): void {
  if (fastify.hasContentTypeParser(TYPE)) return;
  fastify.addContentTypeParser(TYPE, { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body as string)),
  );
}

/** What was sent; nothing where it was no form. */
export const formOf = (body: unknown): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams();
