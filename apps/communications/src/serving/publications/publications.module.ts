import { Module } from '@nestjs/common';

/** What the public reads of what went wrong. */
@Module({})
export class PublicationsModule {}
