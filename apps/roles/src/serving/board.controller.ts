import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getAccountability, getBoard, type InputOf, type OutputOf } from '#contracts';
import { Answers, Asked } from '#messaging';
import { Parts } from '#service';
import { tableOf } from '../accountability/table-event.js';
import { makeBoard } from '../board/make-board.js';
import { Rosters } from './rosters.js';

/** Who holds what and who answers for what: for people as a board, for services as a table. */
@Controller()
export class BoardController {
  constructor(
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Answers(getBoard)
  async board(
    @Payload() { incident }: InputOf<typeof getBoard>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getBoard>> {
    const { roster, sequence } = await this.rosters.see(asked, incident);
    return makeBoard(roster, { sequence, asOf: this.parts.clock.now().toISOString() }, asked.language);
  }

  @Answers(getAccountability)
  async accountability(
    @Payload() { incident }: InputOf<typeof getAccountability>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getAccountability>> {
    const { roster, sequence } = await this.rosters.see(asked, incident);
    return { incident, sequence, ...tableOf(roster) };
  }
}
