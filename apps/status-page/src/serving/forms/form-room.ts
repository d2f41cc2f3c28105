import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';
const MOST_BYTES = 16_384;

/** Forms of the page and what becomes of them. */
export interface FormRoutes {
  /** Answers at its addresses, with the headers of every page. */
  register(fastify: FastifyInstance, headed: (reply: FastifyReply) => FastifyReply): void;
}

/** What a room of forms has. */
export interface FormRoom {
  /** Gives every answer the headers of a page. */
  readonly headed: (reply: FastifyReply) => FastifyReply;
  /** What somebody reads who sent what cannot be read. */
  readonly refuse: (status: number, request: FastifyRequest, reply: FastifyReply) => unknown;
  readonly routes: (room: FastifyInstance) => void;
}

/**
 * Routes apart from all else: nothing but a form is read there, as `URLSearchParams`; no answer is kept by anybody, for each is
 * for one reader alone; and what goes wrong is told in the reader's words.
 */
export function formRoom(fastify: FastifyInstance, { headed, refuse, routes }: FormRoom): void {
  void fastify.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, new URLSearchParams(body as string)),
    );
    room.addHook('onSend', async (_request, reply) => {
      headed(reply)
        .header('Cache-Control', 'no-store')
        .header('Vary', 'Accept-Language')
        .header('X-Robots-Tag', 'noindex');
    });
    room.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) throw error;
      return refuse(status, request, reply);
    });
    routes(room);
  });
}
