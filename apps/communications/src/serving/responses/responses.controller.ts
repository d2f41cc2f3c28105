import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  answerQuestions,
  type Envelope,
  gatherResponse,
  type InputOf,
  listResponses,
  listStrayResponses,
  NO_INCIDENT,
  type OutputOf,
  sortResponses,
} from '#contracts';
import { Answers, type Asked, Follows } from '#messaging';
import { GatheringResponses } from './gathering-responses.js';
import { Gatherings } from './gatherings.js';
import { ListingResponses } from './listing.js';
import { Sorting } from './sorting.js';

/** What customers say: taken in, sorted, read; and the clock of it. */
@Controller()
export class ResponsesController {
  constructor(
    @Inject(GatheringResponses) private readonly responses: GatheringResponses,
    @Inject(Sorting) private readonly sorting: Sorting,
    @Inject(ListingResponses) private readonly listing: ListingResponses,
    @Inject(Gatherings) private readonly gatherings: Gatherings,
  ) {}

  @Answers(gatherResponse)
  gather(
    @Payload() input: InputOf<typeof gatherResponse>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof gatherResponse>> {
    return this.responses.gather(asked, input);
  }

  @Answers(sortResponses)
  sort(@Payload() input: InputOf<typeof sortResponses>, @Ctx() asked: Asked): Promise<OutputOf<typeof sortResponses>> {
    return this.sorting.sort(asked, input);
  }

  @Answers(answerQuestions)
  answer(
    @Payload() input: InputOf<typeof answerQuestions>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof answerQuestions>> {
    return this.sorting.answer(asked, input);
  }

  @Answers(listResponses)
  list(@Payload() input: InputOf<typeof listResponses>, @Ctx() asked: Asked): Promise<OutputOf<typeof listResponses>> {
    return this.listing.list(asked, input);
  }

  @Answers(listStrayResponses)
  stray(
    @Payload() input: InputOf<typeof listStrayResponses>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listStrayResponses>> {
    return this.listing.stray(asked, input);
  }

  @Follows({ service: 'incidents' })
  async follow(@Payload() event: Envelope): Promise<void> {
    if (event.incident !== NO_INCIDENT) await this.gatherings.follow(event);
  }
}
