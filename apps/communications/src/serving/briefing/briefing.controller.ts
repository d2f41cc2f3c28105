import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  answerQuestion,
  askQuestion,
  getExecutiveBrief,
  type InputOf,
  joinQuestion,
  listQuestions,
  type OutputOf,
  writeExecutiveBrief,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Briefs } from './briefs.js';
import { Questions } from './questions.js';

/** The desk of executives and stakeholders: what they read, and what they ask. */
@Controller()
export class BriefingController {
  constructor(
    @Inject(Briefs) private readonly briefs: Briefs,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Answers(getExecutiveBrief)
  brief(
    @Payload() input: InputOf<typeof getExecutiveBrief>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getExecutiveBrief>> {
    return this.briefs.of(asked, input);
  }

  @Answers(writeExecutiveBrief)
  write(
    @Payload() input: InputOf<typeof writeExecutiveBrief>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof writeExecutiveBrief>> {
    return this.briefs.write(asked, input);
  }

  @Answers(askQuestion)
  ask(@Payload() input: InputOf<typeof askQuestion>, @Ctx() asked: Asked): Promise<OutputOf<typeof askQuestion>> {
    return this.questions.ask(asked, input);
  }

  @Answers(joinQuestion)
  join(@Payload() input: InputOf<typeof joinQuestion>, @Ctx() asked: Asked): Promise<OutputOf<typeof joinQuestion>> {
    return this.questions.join(asked, input);
  }

  @Answers(answerQuestion)
  answer(
    @Payload() input: InputOf<typeof answerQuestion>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof answerQuestion>> {
    return this.questions.answer(asked, input);
  }

  @Answers(listQuestions)
  list(@Payload() input: InputOf<typeof listQuestions>, @Ctx() asked: Asked): Promise<OutputOf<typeof listQuestions>> {
    return this.questions.list(asked, input);
  }
}
