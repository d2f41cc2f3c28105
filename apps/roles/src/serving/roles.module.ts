import { Module } from '@nestjs/common';
import { z } from 'zod';
import { aggregateStore, readEnvironment, sightings } from '#service';
import { ANSWER_LIMITS, answerLimits } from '../command/answer-limits.js';
import { personAggregate } from '../people/person-aggregate.js';
import { rosterAggregate } from '../roster/roster-aggregate.js';
import { BoardController } from './board.controller.js';
import { CatalogueController } from './catalogue.controller.js';
import { Directory } from './directory.js';
import { IncidentFollower } from './incident-follower.controller.js';
import { PeopleController } from './people.controller.js';
import { RosterController } from './roster.controller.js';
import { Rosters } from './rosters.js';
import { LIMITS, PEOPLE, ROSTERS } from './stores.js';

const settings = z.object({ MANAGER_ANSWERS_WITHIN: answerLimits.optional() });

/** People, the role catalogue, and each incident's roster: who answers for what. */
@Module({
  controllers: [CatalogueController, PeopleController, RosterController, BoardController, IncidentFollower],
  providers: [
    aggregateStore(ROSTERS, rosterAggregate),
    aggregateStore(PEOPLE, personAggregate, {
      uniques: ['email'],
      indexes: [{ 'state.name': 1, _id: 1 }, { 'state.foundBy': 1 }],
    }),
    {
      provide: LIMITS,
      useFactory: () => readEnvironment(settings, process.env).MANAGER_ANSWERS_WITHIN ?? ANSWER_LIMITS,
    },
    Directory,
    Rosters,
    sightings(Rosters, async (rosters, { service, aggregate, sequence }) =>
      service === 'incidents' && aggregate.startsWith('INC-') ? rosters.knows(aggregate, sequence) : true,
    ),
  ],
})
export class RolesModule {}
