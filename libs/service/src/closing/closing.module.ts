import { type DynamicModule, Module } from '@nestjs/common';
import { CLOSING } from '#contracts';
import type { Parts } from '../parts.js';
import { closingController } from './closing.controller.js';

/** Lets a service take part in the closing of incidents. Imported after its own modules: what it hears they take in first. */
@Module({})
export class ClosingModule {
  static with({ service }: Pick<Parts, 'service'>, { workerOnly = false } = {}): DynamicModule {
    const takesPart = CLOSING.has(service) && !workerOnly;
    return { module: ClosingModule, controllers: takesPart ? [closingController(service)] : [] };
  }
}
