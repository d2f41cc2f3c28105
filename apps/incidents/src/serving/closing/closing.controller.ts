import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  closeIncident,
  type Incident,
  type InputOf,
  isCovered,
  listOpenItems,
  type OutputOf,
  objectToClosing,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { withOwners } from '../../closing/follow-ups.js';
import { Incidents } from '../incidents.js';
import { Closings } from './closings.js';
import { Objections } from './objections.js';
import { OpenItems } from './open-items.js';

/** What is open in incidents, and their closing. */
@Controller()
export class ClosingController {
  constructor(
    @Inject(Incidents) private readonly incidents: Incidents,
    @Inject(OpenItems) private readonly openItems: OpenItems,
    @Inject(Closings) private readonly closings: Closings,
    @Inject(Objections) private readonly objections: Objections,
  ) {}

  @Answers(closeIncident)
  close(@Payload() input: InputOf<typeof closeIncident>, @Ctx() asked: Asked): Promise<Incident> {
    return this.closings.close(asked, input);
  }

  @Answers(listOpenItems)
  async list(
    @Payload() { incident }: InputOf<typeof listOpenItems>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listOpenItems>> {
    const { state } = await this.incidents.find(asked, incident);
    const items = withOwners(await this.openItems.look(incident), state);
    return { incident, items, inTheWay: items.filter((item) => !isCovered(item)).length };
  }

  @Answers(objectToClosing)
  object(
    @Payload() input: InputOf<typeof objectToClosing>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof objectToClosing>> {
    return this.objections.take(asked, input);
  }
}
