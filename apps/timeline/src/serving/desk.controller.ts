import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  getDesk,
  type InputOf,
  listMilestones,
  listPeopleAndActivities,
  markLooked,
  type OutputOf,
  stateAt,
  summariseShift,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Desks } from './desks.js';
import { Pasts } from './pasts.js';
import { Registers } from './registers.js';
import { Shifts } from './shifts.js';

/** What is made from the record: the scribe's desk, summaries, the register, milestones, past states. */
@Controller()
export class DeskController {
  constructor(
    @Inject(Desks) private readonly desks: Desks,
    @Inject(Shifts) private readonly shifts: Shifts,
    @Inject(Registers) private readonly registers: Registers,
    @Inject(Pasts) private readonly pasts: Pasts,
  ) {}

  @Answers(getDesk)
  desk(@Payload() input: InputOf<typeof getDesk>, @Ctx() asked: Asked): Promise<OutputOf<typeof getDesk>> {
    return this.desks.of(asked, input);
  }

  @Answers(markLooked)
  look(@Payload() input: InputOf<typeof markLooked>, @Ctx() asked: Asked): Promise<OutputOf<typeof markLooked>> {
    return this.desks.look(asked, input);
  }

  @Answers(summariseShift)
  shift(
    @Payload() input: InputOf<typeof summariseShift>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof summariseShift>> {
    return this.shifts.of(asked, input);
  }

  @Answers(listPeopleAndActivities)
  register(
    @Payload() input: InputOf<typeof listPeopleAndActivities>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listPeopleAndActivities>> {
    return this.registers.of(asked, input);
  }

  @Answers(listMilestones)
  milestones(
    @Payload() input: InputOf<typeof listMilestones>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listMilestones>> {
    return this.pasts.milestones(asked, input);
  }

  @Answers(stateAt)
  state(@Payload() input: InputOf<typeof stateAt>, @Ctx() asked: Asked): Promise<OutputOf<typeof stateAt>> {
    return this.pasts.stateAt(asked, input);
  }
}
