import { Module } from '@nestjs/common';
import { AccountabilityFollower, aggregateStore } from '#service';
import { componentAggregate } from '../component/component-aggregate.js';
import { incidentAggregate } from '../incident/incident-aggregate.js';
import { ClosingController } from './closing/closing.controller.js';
import { ClosingSweeper } from './closing/closing-sweeper.js';
import { Closings } from './closing/closings.js';
import { Objections } from './closing/objections.js';
import { OpenItems } from './closing/open-items.js';
import { ComponentController } from './component.controller.js';
import { Components } from './components.js';
import { IncidentController } from './incident.controller.js';
import { IncidentList, LIST_INDEXES } from './incident-list.js';
import { Incidents } from './incidents.js';
import { Merging } from './merging.js';
import { COMPONENTS, INCIDENTS } from './stores.js';

/** An incident's life: declared, severity, status; and the register of what can be affected. */
@Module({
  controllers: [IncidentController, ClosingController, ComponentController, AccountabilityFollower],
  providers: [
    aggregateStore(INCIDENTS, incidentAggregate, { uniques: ['dedupKey', 'merged'], indexes: LIST_INDEXES }),
    aggregateStore(COMPONENTS, componentAggregate),
    Components,
    Incidents,
    Merging,
    OpenItems,
    Closings,
    ClosingSweeper,
    Objections,
    IncidentList,
  ],
})
export class IncidentsModule {}
