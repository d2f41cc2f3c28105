import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getFigures, getIncidentFigures, getProblemFigures, type InputOf, type OutputOf } from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Figures } from './figures.js';

/** The numbers, as data and as pictures. */
@Controller()
export class FiguresController {
  constructor(@Inject(Figures) private readonly figures: Figures) {}

  @Answers(getIncidentFigures)
  incident(
    @Payload() { incident }: InputOf<typeof getIncidentFigures>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getIncidentFigures>> {
    return this.figures.ofIncident(asked, incident);
  }

  @Answers(getProblemFigures)
  problem(
    @Payload() { problem }: InputOf<typeof getProblemFigures>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getProblemFigures>> {
    return this.figures.ofProblem(asked, problem);
  }

  @Answers(getFigures)
  within(@Payload() input: InputOf<typeof getFigures>): Promise<OutputOf<typeof getFigures>> {
    return this.figures.within(input);
  }
}
