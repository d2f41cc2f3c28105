import { Global, Module } from '@nestjs/common';
import { Parts } from '#service';
import { KnowledgeFollower } from './knowledge-follower.controller.js';
import { KnownIncidents } from './known-incidents.js';

/** What problems knows of the incidents, for all its rooms. */
@Global()
@Module({
  controllers: [KnowledgeFollower],
  providers: [{ provide: KnownIncidents, inject: [Parts], useFactory: (parts: Parts) => KnownIncidents.open(parts) }],
  exports: [KnownIncidents],
})
export class KnowledgeModule {}
