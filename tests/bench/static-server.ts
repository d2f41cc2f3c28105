import files from '@fastify/static';
import Fastify from 'fastify';

// Serves the files of a folder and nothing else: what an HTTP server of this kind can do at best. Says its port.
const [, , root] = process.argv;
const fastify = Fastify();
await fastify.register(files, { root: root!, cacheControl: false });
await fastify.listen({ port: 0, host: '127.0.0.1' });
process.send?.((fastify.server.address() as { port: number }).port);
