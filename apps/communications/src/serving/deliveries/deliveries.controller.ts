import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, listDeliveries, notePosted, type OutputOf, retryDeliveries } from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Deliveries } from './deliveries.js';
import { HandledByPeople } from './handled-by-people.js';

/** What became of what was sent, and what people do about it. */
@Controller()
export class DeliveriesController {
  constructor(
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(HandledByPeople) private readonly byPeople: HandledByPeople,
  ) {}

  @Answers(listDeliveries)
  list(
    @Payload() input: InputOf<typeof listDeliveries>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listDeliveries>> {
    return this.deliveries.list(asked, input);
  }

  @Answers(retryDeliveries)
  retry(
    @Payload() input: InputOf<typeof retryDeliveries>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof retryDeliveries>> {
    return this.byPeople.retry(asked, input);
  }

  @Answers(notePosted)
  posted(@Payload() input: InputOf<typeof notePosted>, @Ctx() asked: Asked): Promise<OutputOf<typeof notePosted>> {
    return this.byPeople.posted(asked, input);
  }
}
