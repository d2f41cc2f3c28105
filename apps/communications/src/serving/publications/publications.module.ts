import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { openPublications } from '../../closing/open-publications.js';
import { publicationAggregate } from '../../publication/publication-aggregate.js';
import { ChangedMaintenances } from '../maintenances/changed-maintenances.js';
import { MaintenancesModule } from '../maintenances/maintenances.module.js';
import { ShownComponents } from '../shown-components/shown-components.js';
import { ShownComponentsModule } from '../shown-components/shown-components.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { UpdatesModule } from '../updates/updates.module.js';
import { ChangedPublications } from './changed-publications.js';
import { PageDrifts } from './page-drifts.js';
import { PublicChanges, type PublicKinds } from './public-changes.js';
import { PublicationController } from './publication.controller.js';
import { PUBLICATION_INDEXES } from './publication-queries.js';
import { PublicationSweeper } from './publication-sweeper.js';
import { Publications } from './publications.js';
import { PUBLIC_CHANGES, PUBLICATIONS } from './stores.js';

/** What the public reads of what went wrong, and all that it may read by when it changed. */
@Module({
  imports: [MaintenancesModule, ShownComponentsModule, TemplatesModule, UpdatesModule],
  controllers: [PublicationController],
  providers: [
    aggregateStore(PUBLICATIONS, publicationAggregate, {
      uniques: ['openFor'],
      indexes: PUBLICATION_INDEXES,
      open: openPublications,
    }),
    Publications,
    PublicationSweeper,
    ChangedPublications,
    PublicChanges,
    PageDrifts,
    {
      provide: PUBLIC_CHANGES,
      inject: [ShownComponents, ChangedMaintenances, ChangedPublications],
      useFactory: (
        components: ShownComponents,
        maintenances: ChangedMaintenances,
        publications: ChangedPublications,
      ): PublicKinds => ({ components, maintenances, publications }),
    },
  ],
  exports: [PageDrifts, Publications],
})
export class PublicationsModule {}
