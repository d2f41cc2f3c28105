import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { UPKEEP } from '#contracts';
import { HealthController } from './operations/health.controller.js';
import { Parts } from './parts.js';
import { Refusals } from './refusals.filter.js';
import { upkeepController } from './upkeep/upkeep.controller.js';

/** Gives a service its {@link Parts}, and lets refusals reach the bus as they are. */
@Global()
@Module({})
export class ServiceModule {
  static with(parts: Parts, { workerOnly = false } = {}): DynamicModule {
    const isKept = UPKEEP.has(parts.service) && !workerOnly;
    return {
      module: ServiceModule,
      controllers: [HealthController, ...(isKept ? [upkeepController(parts.service)] : [])],
      providers: [
        { provide: Parts, useValue: parts },
        { provide: APP_FILTER, useClass: Refusals },
      ],
      exports: [Parts],
    };
  }
}
