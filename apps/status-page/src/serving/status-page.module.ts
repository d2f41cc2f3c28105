import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { PageRoutes } from './page-routes.js';

/** The page, over HTTP. */
@Module({})
export class StatusPageModule implements OnModuleInit {
  static with(routes: PageRoutes): DynamicModule {
    return { module: StatusPageModule, providers: [{ provide: PageRoutes, useValue: routes }] };
  }

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(PageRoutes) private readonly routes: PageRoutes,
  ) {}

  onModuleInit(): void {
    this.routes.register(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
