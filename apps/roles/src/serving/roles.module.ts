import { type DynamicModule, Module } from '@nestjs/common';
import { Outgoing } from '#outgoing';
import { aggregateStore, Parts, sightings } from '#service';
import { catalogueAggregate } from '../catalogue/catalogue-aggregate.js';
import { openRequests } from '../closing/open-requests.js';
import type { AnswerLimits } from '../command/answer-limits.js';
import { dutyRosterAggregate } from '../duty-rosters/duty-roster-aggregate.js';
import { personAggregate } from '../people/person-aggregate.js';
import { rosterAggregate } from '../roster/roster-aggregate.js';
import { staffingAggregate } from '../staffing/staffing-aggregate.js';
import { BoardController } from './board.controller.js';
import { Burdens } from './burdens.js';
import { CalendarSweeper } from './calendar-sweeper.js';
import { CandidatesController } from './candidates.controller.js';
import { Candidates } from './candidates.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueEditingController } from './catalogue-editing.controller.js';
import { Catalogues } from './catalogues.js';
import { Directory } from './directory.js';
import { DutyRosterController } from './duty-roster.controller.js';
import { DutyRosterRegister } from './duty-roster-register.js';
import { Histories } from './histories.js';
import { IncidentFollower } from './incident-follower.controller.js';
import { KeptCalendars } from './kept-calendars.js';
import { Mergers } from './mergers.js';
import { OnDutyNow } from './on-duty-now.js';
import { OVERVIEW_INDEXES, Overviews } from './overviews.js';
import { ParticipationController } from './participation.controller.js';
import { PeopleController } from './people.controller.js';
import { ProblemFollower } from './problem-follower.controller.js';
import { ProblemRosters } from './problem-rosters.js';
import { QuestionsController } from './questions.controller.js';
import { RosterController } from './roster.controller.js';
import { RosterCommands } from './roster-commands.js';
import { Rosters } from './rosters.js';
import { ShapingController } from './shaping.controller.js';
import { StaffingController } from './staffing.controller.js';
import { Staffings } from './staffings.js';
import { CATALOGUES, DUTY_ROSTERS, LIMITS, OUTGOING, PEOPLE, ROSTERS, STAFFINGS } from './stores.js';

/** People, the role catalogue, and each incident's roster: who answers for what. */
@Module({})
export class RolesModule {
  /** With the time that managers have to answer. */
  static with(limits: AnswerLimits): DynamicModule {
    return {
      module: RolesModule,
      controllers: [
        ...[CatalogueController, PeopleController, BoardController, IncidentFollower],
        ...[RosterController, ShapingController, ParticipationController, QuestionsController],
        ...[CatalogueEditingController, StaffingController, ProblemFollower],
        ...[DutyRosterController, CandidatesController],
      ],
      providers: [
        aggregateStore(ROSTERS, rosterAggregate, { indexes: OVERVIEW_INDEXES, open: openRequests }),
        aggregateStore(PEOPLE, personAggregate, {
          uniques: ['email'],
          indexes: [{ 'state.name': 1, _id: 1 }, { 'state.foundBy': 1 }],
        }),
        aggregateStore(CATALOGUES, catalogueAggregate),
        aggregateStore(STAFFINGS, staffingAggregate),
        aggregateStore(DUTY_ROSTERS, dutyRosterAggregate),
        {
          provide: OUTGOING,
          inject: [Parts],
          useFactory: ({ settings }: Parts) => new Outgoing(settings.outgoingAllowed ?? []),
        },
        { provide: LIMITS, useValue: limits },
        Catalogues,
        Staffings,
        Directory,
        Rosters,
        ProblemRosters,
        Mergers,
        DutyRosterRegister,
        KeptCalendars,
        CalendarSweeper,
        OnDutyNow,
        Burdens,
        Candidates,
        Histories,
        Overviews,
        RosterCommands,
        sightings(Rosters, async (rosters, { service, aggregate, sequence }) =>
          service === 'incidents' && aggregate.startsWith('INC-') ? rosters.knows(aggregate, sequence) : true,
        ),
      ],
    };
  }
}
