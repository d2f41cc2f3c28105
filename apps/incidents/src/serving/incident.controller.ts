import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  changeIncident,
  declareIncident,
  getIncident,
  type InputOf,
  listIncidents,
  mergeIncident,
  type OutputOf,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { Closings } from './closing/closings.js';
import { IncidentList } from './incident-list.js';
import { Incidents } from './incidents.js';
import { Merging } from './merging.js';

/** Commands and queries on incidents. */
@Controller()
export class IncidentController {
  constructor(
    @Inject(Incidents) private readonly incidents: Incidents,
    @Inject(Closings) private readonly closings: Closings,
    @Inject(Merging) private readonly merging: Merging,
    @Inject(IncidentList) private readonly incidentList: IncidentList,
  ) {}

  @Answers(declareIncident)
  declare(
    @Payload() input: InputOf<typeof declareIncident>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof declareIncident>> {
    return this.incidents.declare(asked, input);
  }

  @Answers(changeIncident)
  change(
    @Payload() input: InputOf<typeof changeIncident>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof changeIncident>> {
    return input.status === 'closed' ? this.closings.change(asked, input) : this.incidents.change(asked, input);
  }

  @Answers(mergeIncident)
  merge(@Payload() input: InputOf<typeof mergeIncident>, @Ctx() asked: Asked): Promise<OutputOf<typeof mergeIncident>> {
    return this.merging.merge(asked, input);
  }

  @Answers(getIncident)
  get(
    @Payload() { incident }: InputOf<typeof getIncident>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getIncident>> {
    return this.incidents.get(asked, incident);
  }

  @Answers(listIncidents)
  list(@Payload() input: InputOf<typeof listIncidents>, @Ctx() asked: Asked): Promise<OutputOf<typeof listIncidents>> {
    return this.incidentList.page(asked.caller, input);
  }
}
