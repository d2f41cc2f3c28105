import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { methodNotAllowed } from '#contracts';

const METHODS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** A path answers 405 to every method that it has nothing for. */
export function refuseOtherMethods(fastify: FastifyInstance, url: string, allowed: readonly string[]): void {
  const names = allowed.join(', ');
  fastify.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url,
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('Allow', names);
      throw methodNotAllowed({ method: request.method, allowed: names });
    },
  });
}

/** `/v1/incidents/{incident}` as the router writes it. */
export const routerPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');
