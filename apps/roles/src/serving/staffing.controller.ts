import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getStaffing, type InputOf, type OutputOf, setStaffing } from '#contracts';
import { Answers, Asked } from '#messaging';
import { Staffings } from './staffings.js';

/** Which roles each severity requires, and within how many minutes. */
@Controller()
export class StaffingController {
  constructor(@Inject(Staffings) private readonly staffings: Staffings) {}

  @Answers(getStaffing)
  get(@Payload() { version }: InputOf<typeof getStaffing>): Promise<OutputOf<typeof getStaffing>> {
    return this.staffings.at(version);
  }

  @Answers(setStaffing)
  set(@Payload() input: InputOf<typeof setStaffing>, @Ctx() asked: Asked): Promise<OutputOf<typeof setStaffing>> {
    return this.staffings.set(asked, input);
  }
}
