import { Module } from '@nestjs/common';

/** The components of the register as the page shows them. */
@Module({})
export class ShownComponentsModule {}
