import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, listAffected, type OutputOf, reportAffected } from '#contracts';
import { Answers, type Asked } from '#messaging';
import { AffectedReports } from './affected-reports.js';

/** Who says on the status page that they are affected: taken in from there, read by the responders. */
@Controller()
export class AffectedController {
  constructor(@Inject(AffectedReports) private readonly reports: AffectedReports) {}

  @Answers(reportAffected)
  report(
    @Payload() input: InputOf<typeof reportAffected>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof reportAffected>> {
    return this.reports.take(asked, input);
  }

  @Answers(listAffected)
  list(@Payload() input: InputOf<typeof listAffected>, @Ctx() asked: Asked): Promise<OutputOf<typeof listAffected>> {
    return this.reports.list(asked, input);
  }
}
