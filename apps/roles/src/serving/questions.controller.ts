import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  getBrief,
  type InputOf,
  listHoldings,
  listVacancies,
  type OutputOf,
  rosterAt,
  vacancyMinutes,
  whoAnswers,
  whoHeld,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { Parts } from '#service';
import * as accountability from '../accountability/who-answers.js';
import { why } from '../board/make-board.js';
import { makeBrief } from '../handover/brief.js';
import { inMinutes, vacantTimes } from '../history/vacancy-minutes.js';
import { answeredAt, heldAt, seatName, tenuresOf } from '../history/who-held.js';
import { whoWasWhat } from '../history/who-was-what.js';
import { dutyIn, roleIn } from '../roster/place.js';
import { Histories } from './histories.js';
import { Overviews } from './overviews.js';
import { Rosters } from './rosters.js';

/** Who holds, held and answers for what, and what nobody does: asked of the rosters and of what happened to them. */
@Controller()
export class QuestionsController {
  constructor(
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Histories) private readonly histories: Histories,
    @Inject(Overviews) private readonly overviews: Overviews,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Answers(whoHeld)
  async held(
    @Payload() { incident, role, scope, at }: InputOf<typeof whoHeld>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof whoHeld>> {
    const { sequence, story } = await this.histories.of(asked, incident);
    const seat = { role, scope };
    const line = tenuresOf(story, seat);
    const now = this.now();
    const asOf = at !== undefined && at < now ? at : now;
    return {
      ...{ incident, sequence, ...seat, asOf },
      name: seatName(story, seat)[asked.language],
      holders: [...(at === undefined ? line : heldAt(line, asOf))],
      answered: answeredAt(story, seat, asOf),
    };
  }

  @Answers(rosterAt)
  async rosterAt(
    @Payload() { incident, at }: InputOf<typeof rosterAt>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof rosterAt>> {
    const { sequence, story } = await this.histories.of(asked, incident);
    const now = this.now();
    const asOf = at < now ? at : now;
    return { incident, sequence, asOf, ...whoWasWhat(story, asOf, asked.language) };
  }

  @Answers(whoAnswers)
  async answers(
    @Payload() { incident, duty, scope }: InputOf<typeof whoAnswers>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof whoAnswers>> {
    const { roster, sequence } = await this.rosters.see(asked, incident);
    const [answer, ...next] = accountability
      .whoAnswers(roster, { duty, scope })
      .map((one) => ({ ...one, why: why(one, roster, asked.language) }));
    return {
      ...{ incident, sequence, ...answer!, name: dutyIn(roster, duty)!.name[asked.language] },
      next: next.map(({ accountable, because, role, heldIn, why: words }) => ({
        ...{ accountable, because, role, heldIn, why: words },
      })),
    };
  }

  @Answers(vacancyMinutes)
  async vacantMinutes(
    @Payload() { incident }: InputOf<typeof vacancyMinutes>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof vacancyMinutes>> {
    const { roster, sequence, story } = await this.histories.of(asked, incident);
    const asOf = this.now();
    return {
      ...{ incident, sequence, asOf },
      roles: vacantTimes(story, asOf).map(({ role, requiredMs, vacantMs, vacant }) => ({
        ...{ role, name: roleIn(roster, role).name[asked.language], vacant },
        ...{ requiredMinutes: inMinutes(requiredMs), vacantMinutes: inMinutes(vacantMs) },
      })),
    };
  }

  @Answers(listHoldings)
  holdings(
    @Payload() input: InputOf<typeof listHoldings>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listHoldings>> {
    return this.overviews.holdings(asked, input);
  }

  @Answers(listVacancies)
  vacancies(
    @Payload() input: InputOf<typeof listVacancies>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listVacancies>> {
    return this.overviews.vacancies(asked, input);
  }

  @Answers(getBrief)
  async brief(
    @Payload() { incident, role, scope }: InputOf<typeof getBrief>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getBrief>> {
    const remembered = await this.histories.of(asked, incident);
    return makeBrief({ ...remembered, asOf: this.now() }, { role, scope }, asked.by, asked.language);
  }

  private now(): string {
    return this.parts.clock.now().toISOString();
  }
}
