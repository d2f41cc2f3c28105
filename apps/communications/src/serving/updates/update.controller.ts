import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  approveUpdate,
  askForReview,
  callOffUpdate,
  draftUpdate,
  followInLanguage,
  getUpdate,
  type InputOf,
  listUpdates,
  type OutputOf,
  previewUpdate,
  reviseUpdate,
  scheduleUpdate,
  sendFirstWord,
  sendUpdate,
  type Update,
  withdrawUpdate,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Drafting } from './drafting.js';
import { FirstWords } from './first-words.js';
import { ReadingUpdates } from './reading-updates.js';
import { SendingUpdates } from './sending.js';

/** What audiences are told: written, reviewed, sent, corrected, taken back, and read. */
@Controller()
export class UpdateController {
  constructor(
    @Inject(Drafting) private readonly drafting: Drafting,
    @Inject(FirstWords) private readonly firstWords: FirstWords,
    @Inject(SendingUpdates) private readonly sending: SendingUpdates,
    @Inject(ReadingUpdates) private readonly reading: ReadingUpdates,
  ) {}

  @Answers(sendFirstWord)
  firstWord(@Payload() input: InputOf<typeof sendFirstWord>, @Ctx() asked: Asked): Promise<Update> {
    return this.firstWords.send(asked, input);
  }

  @Answers(draftUpdate)
  draft(@Payload() input: InputOf<typeof draftUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.drafting.draft(asked, input);
  }

  @Answers(reviseUpdate)
  revise(@Payload() input: InputOf<typeof reviseUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.drafting.revise(asked, input);
  }

  @Answers(askForReview)
  review(@Payload() input: InputOf<typeof askForReview>, @Ctx() asked: Asked): Promise<Update> {
    return this.drafting.askForReview(asked, input);
  }

  @Answers(approveUpdate)
  approve(@Payload() input: InputOf<typeof approveUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.drafting.approve(asked, input);
  }

  @Answers(scheduleUpdate)
  schedule(@Payload() input: InputOf<typeof scheduleUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.sending.schedule(asked, input);
  }

  @Answers(callOffUpdate)
  callOff(@Payload() input: InputOf<typeof callOffUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.sending.callOff(asked, input);
  }

  @Answers(sendUpdate)
  send(@Payload() input: InputOf<typeof sendUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.sending.send(asked, input);
  }

  @Answers(followInLanguage)
  follow(@Payload() input: InputOf<typeof followInLanguage>, @Ctx() asked: Asked): Promise<Update> {
    return this.sending.follow(asked, input);
  }

  @Answers(withdrawUpdate)
  withdraw(@Payload() input: InputOf<typeof withdrawUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.sending.withdraw(asked, input);
  }

  @Answers(listUpdates)
  list(@Payload() input: InputOf<typeof listUpdates>, @Ctx() asked: Asked): Promise<OutputOf<typeof listUpdates>> {
    return this.reading.list(asked, input);
  }

  @Answers(getUpdate)
  get(@Payload() input: InputOf<typeof getUpdate>, @Ctx() asked: Asked): Promise<Update> {
    return this.reading.get(asked, input);
  }

  @Answers(previewUpdate)
  preview(
    @Payload() input: InputOf<typeof previewUpdate>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof previewUpdate>> {
    return this.reading.preview(asked, input);
  }
}
