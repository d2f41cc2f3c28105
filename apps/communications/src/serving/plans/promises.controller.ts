import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, listDrift, listPromises, movePromise, type OutputOf } from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Promises } from './promises.js';

/** Commands and queries on what audiences are promised. */
@Controller()
export class PromisesController {
  constructor(@Inject(Promises) private readonly promises: Promises) {}

  @Answers(listPromises)
  list(@Payload() input: InputOf<typeof listPromises>, @Ctx() asked: Asked): Promise<OutputOf<typeof listPromises>> {
    return this.promises.list(asked, input);
  }

  @Answers(movePromise)
  move(@Payload() input: InputOf<typeof movePromise>, @Ctx() asked: Asked): Promise<OutputOf<typeof movePromise>> {
    return this.promises.move(asked, input);
  }

  @Answers(listDrift)
  drift(@Payload() input: InputOf<typeof listDrift>, @Ctx() asked: Asked): Promise<OutputOf<typeof listDrift>> {
    return this.promises.drift(asked, input);
  }
}
