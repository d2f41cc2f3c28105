import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A little longer than any answer is waited for; whoever is still at it then is cut off and tries elsewhere. */
const LONGEST_MS = 6_000;
/** Who has connected and not asked for anything until then is not about to. */
const SILENT_MS = 500;
const LOOK_AGAIN_MS = 50;

/**
 * At a stop no connection is taken any more, those with nothing under way are closed, and requests that still come on the
 * others are answered, each with the last word on its connection.
 */
export function closeConnectionsAtStop(fastify: FastifyInstance): void {
  const { server } = fastify;
  // Browsers connect ahead of need. Node.js does not count those as idle and would wait for them.
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  fastify.addHook('preClose', async () => {
    const timers = [
      setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS),
      setTimeout(() => {
        for (const socket of silent) socket.destroy();
      }, SILENT_MS),
      setTimeout(() => server.closeAllConnections(), LONGEST_MS),
    ];
    server.once('close', () => {
      for (const timer of timers) clearTimeout(timer);
    });
  });
}
