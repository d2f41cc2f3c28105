import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Muster API</title>
<link rel="stylesheet" href="/reference/assets/swagger-ui.css">
<div id="reference"></div>
<script src="/reference/assets/swagger-ui-bundle.js"></script>
<script src="/reference/start.js"></script>
</html>
`;
const SCRIPT = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;
/** Nothing from elsewhere, and no script in the page itself. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** A page to browse the HTTP API and try it. */
@Injectable()
export class ReferenceRoute {
  register(fastify: FastifyInstance): void {
    fastify.register(fastifyStatic, {
      root: assets,
      prefix: '/reference/assets/',
      decorateReply: false,
      allowedPath: (path) => /^\/swagger-ui(-bundle)?\.(css|js)$/.test(path),
    });
    fastify.get('/', (_request, reply) => reply.redirect('/reference', 302));
    fastify.get('/reference', (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('Content-Security-Policy', POLICY).send(PAGE),
    );
    fastify.get('/reference/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(SCRIPT));
  }
}
