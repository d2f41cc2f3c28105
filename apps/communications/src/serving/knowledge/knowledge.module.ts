import { Global, Module } from '@nestjs/common';
import { Parts, sightings } from '#service';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { FirstDues } from './first-dues.js';
import { KnowledgeFollower } from './knowledge-follower.controller.js';
import { KnownIncidents } from './known-incidents.js';
import { KnownPeople } from './known-people.js';
import { KnownProblems } from './known-problems.js';

/** What this service knows of the others: copies, for the whole service, kept at the latest. */
@Global()
@Module({
  imports: [AudiencesModule],
  controllers: [KnowledgeFollower],
  providers: [
    { provide: KnownIncidents, inject: [Parts], useFactory: (parts: Parts) => KnownIncidents.open(parts) },
    { provide: KnownPeople, inject: [Parts], useFactory: (parts: Parts) => KnownPeople.open(parts) },
    { provide: KnownProblems, inject: [Parts], useFactory: (parts: Parts) => KnownProblems.open(parts) },
    FirstDues,
    sightings(KnownIncidents, async (known, { service, aggregate, sequence }) => {
      if (service !== 'incidents' || !aggregate.startsWith('INC-')) return true;
      return ((await known.seen(aggregate))?.sequence ?? 0) >= sequence;
    }),
  ],
  exports: [KnownIncidents, KnownPeople, KnownProblems],
})
export class KnowledgeModule {}
