import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveringModule } from './deliveries/delivering.module.js';
import type { CommunicationsSettings } from './settings.js';
import { SettingsModule } from './settings.module.js';

/** A worker that only delivers. */
@Module({})
export class DeliveriesOnlyModule {
  static with(own: CommunicationsSettings): DynamicModule {
    return { module: DeliveriesOnlyModule, imports: [SettingsModule.with(own), DeliveringModule] };
  }
}
