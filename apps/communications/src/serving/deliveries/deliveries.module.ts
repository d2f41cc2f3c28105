import { type DynamicModule, Module } from '@nestjs/common';

/** Nothing yet. */
@Module({})
export class DeliveriesModule {
  /** With what plans deliveries and answers for them. */
  static readonly whole: DynamicModule = { module: DeliveriesModule };

  /** What delivers, alone. */
  static readonly workerOnly: DynamicModule = { module: DeliveriesModule };
}
