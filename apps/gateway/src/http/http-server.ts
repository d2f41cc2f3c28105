import cookie from '@fastify/cookie';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { httpSeconds, Parts } from '#service';
import { FeedRoute } from '../feeds/feed-route.js';
import { FileRoutes } from '../files/file-routes.js';
import { DocumentsRoute } from '../reference/documents-route.js';
import { ReferenceRoute } from '../reference/reference-route.js';
import { SignInRoute } from '../sign-in/sign-in-route.js';
import { closeConnectionsAtStop } from './closing.js';
import { ContractRoutes } from './contract-routes.js';
import { takeOnlyJson } from './json-body.js';
import { sendProblem } from './problems.js';

/** Everything the gateway answers over HTTP, with one way to refuse. */
@Injectable()
export class HttpServer implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Parts) private readonly parts: Parts,
    @Inject(ContractRoutes) private readonly contracts: ContractRoutes,
    @Inject(FeedRoute) private readonly feed: FeedRoute,
    @Inject(FileRoutes) private readonly files: FileRoutes,
    @Inject(SignInRoute) private readonly signIn: SignInRoute,
    @Inject(DocumentsRoute) private readonly documents: DocumentsRoute,
    @Inject(ReferenceRoute) private readonly reference: ReferenceRoute,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    closeConnectionsAtStop(fastify);
    fastify.register(async (scope) => {
      await scope.register(cookie);
      takeOnlyJson(scope);
      scope.setErrorHandler((error, _request, reply) => sendProblem(reply, error, this.parts.log));
      scope.addHook('onSend', async (_request, reply) => {
        void reply.header('X-Content-Type-Options', 'nosniff');
      });
      scope.addHook(
        'onResponse',
        async ({ method, routeOptions: { url: route = 'none' } }, { statusCode, elapsedTime }) => {
          httpSeconds.observe({ method, route, status: statusCode }, elapsedTime / 1_000);
        },
      );
      this.contracts.register(scope);
      this.feed.register(scope);
      this.files.register(scope);
      this.signIn.register(scope);
      this.documents.register(scope);
      this.reference.register(scope);
    });
  }
}
