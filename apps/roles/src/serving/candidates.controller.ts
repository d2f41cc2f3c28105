import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, listCandidates, type OutputOf } from '#contracts';
import { Answers, Asked } from '#messaging';
import { Candidates } from './candidates.js';

/** Whom to ask next. */
@Controller()
export class CandidatesController {
  constructor(@Inject(Candidates) private readonly candidates: Candidates) {}

  @Answers(listCandidates)
  list(
    @Payload() input: InputOf<typeof listCandidates>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listCandidates>> {
    return this.candidates.list(asked, input);
  }
}
