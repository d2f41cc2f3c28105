import { type DynamicModule, Module } from '@nestjs/common';
import type { SigningKey } from '#authority';
import { FeedHub } from './feeds/feed-hub.js';
import { FeedRoute } from './feeds/feed-route.js';
import { FileRoutes } from './files/file-routes.js';
import { Uploading } from './files/uploading.js';
import { Callers } from './http/callers.js';
import { ContractRoutes } from './http/contract-routes.js';
import { HttpServer } from './http/http-server.js';
import { DocumentsRoute } from './reference/documents-route.js';
import { ReferenceRoute } from './reference/reference-route.js';
import { PEOPLES_KEY, SignInRoute } from './sign-in/sign-in-route.js';
import { UsedCodes } from './sign-in/used-codes.js';
import { ViewController } from './views/view.controller.js';

/** HTTP, live feeds, sign-in: turns requests into bus requests and knows no domain rule. */
@Module({})
export class GatewayModule {
  /** With the key that vouches for people sign-in links work; without it others vouch for them. */
  static with(peoplesKey: SigningKey | null): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [ViewController],
      providers: [
        { provide: PEOPLES_KEY, useValue: peoplesKey },
        ...[
          Callers,
          ContractRoutes,
          DocumentsRoute,
          FeedHub,
          FeedRoute,
          FileRoutes,
          HttpServer,
          ReferenceRoute,
          SignInRoute,
          Uploading,
          UsedCodes,
        ],
      ],
    };
  }
}
