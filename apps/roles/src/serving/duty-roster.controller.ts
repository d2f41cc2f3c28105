import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  addDutyRoster,
  calendarRefusal,
  changeDutyRoster,
  type InputOf,
  type Language,
  type ListedDutyRoster,
  listDutyRosters,
  type OutputOf,
  removeDutyRoster,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { shownDutyRoster } from '../duty-rosters/duty-roster-aggregate.js';
import { DutyRosterRegister } from './duty-roster-register.js';
import type { KeptCalendar } from './kept-calendars.js';
import { OnDutyNow, type RosterNow } from './on-duty-now.js';

/** The register of duty rosters, and who is on duty. */
@Controller()
export class DutyRosterController {
  constructor(
    @Inject(DutyRosterRegister) private readonly register: DutyRosterRegister,
    @Inject(OnDutyNow) private readonly onDuty: OnDutyNow,
  ) {}

  @Answers(addDutyRoster)
  add(@Payload() input: InputOf<typeof addDutyRoster>, @Ctx() asked: Asked): Promise<OutputOf<typeof addDutyRoster>> {
    return this.register.add(asked, input);
  }

  @Answers(changeDutyRoster)
  change(
    @Payload() input: InputOf<typeof changeDutyRoster>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof changeDutyRoster>> {
    return this.register.change(asked, input);
  }

  @Answers(removeDutyRoster)
  remove(
    @Payload() input: InputOf<typeof removeDutyRoster>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof removeDutyRoster>> {
    return this.register.remove(asked, input);
  }

  @Answers(listDutyRosters)
  async list(
    @Payload() _: InputOf<typeof listDutyRosters>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listDutyRosters>> {
    return { rosters: (await this.onDuty.all()).map((one) => listed(one, asked)) };
  }
}

/** A roster as this reader sees it, in their language. */
function listed({ roster, calendar, onDuty, unknown }: RosterNow, { caller, language }: Asked): ListedDutyRoster {
  const { error, fetchedAt = null, lookedAt = null } = calendar ?? {};
  return {
    ...shownDutyRoster(roster),
    ...{ url: caller.admin ? roster.url : null, fetchedAt, lookedAt },
    error: error ? told(error, language) : null,
    ...{ onDuty: [...onDuty], unknown: [...unknown] },
  };
}

/** What went wrong, in words. */
const told = ({ code, facts, since }: NonNullable<KeptCalendar['error']>, language: Language) => ({
  ...{ code, since },
  detail: calendarRefusal(code, facts)?.problem(language).detail ?? code,
});
