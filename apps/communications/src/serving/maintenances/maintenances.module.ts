import { Module } from '@nestjs/common';

/** Planned work that the public is told of. */
@Module({})
export class MaintenancesModule {}
