import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  endSnooze,
  getNoticePreferences,
  type InputOf,
  listMyNotices,
  listSnoozes,
  markNoticesRead,
  type OutputOf,
  setNoticePreferences,
  snoozeNotices,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { MyNotices } from './my-notices.js';
import { Preferences } from './preferences.js';
import { Snoozes } from './snoozes.js';

/** What a person was told, how they want to be, and when not. */
@Controller()
export class NoticesController {
  constructor(
    @Inject(MyNotices) private readonly notices: MyNotices,
    @Inject(Preferences) private readonly preferences: Preferences,
    @Inject(Snoozes) private readonly snoozes: Snoozes,
  ) {}

  @Answers(listMyNotices)
  list(@Payload() input: InputOf<typeof listMyNotices>, @Ctx() asked: Asked): Promise<OutputOf<typeof listMyNotices>> {
    return this.notices.list(asked, input);
  }

  @Answers(markNoticesRead)
  read(
    @Payload() input: InputOf<typeof markNoticesRead>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof markNoticesRead>> {
    return this.notices.read(asked, input);
  }

  @Answers(getNoticePreferences)
  get(
    @Payload() { person }: InputOf<typeof getNoticePreferences>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof getNoticePreferences>> {
    return this.preferences.get(asked, person);
  }

  @Answers(setNoticePreferences)
  set(
    @Payload() input: InputOf<typeof setNoticePreferences>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof setNoticePreferences>> {
    return this.preferences.set(asked, input);
  }

  @Answers(snoozeNotices)
  snooze(
    @Payload() input: InputOf<typeof snoozeNotices>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof snoozeNotices>> {
    return this.snoozes.snooze(asked, input);
  }

  @Answers(endSnooze)
  end(@Payload() input: InputOf<typeof endSnooze>, @Ctx() asked: Asked): Promise<OutputOf<typeof endSnooze>> {
    return this.snoozes.end(asked, input);
  }

  @Answers(listSnoozes)
  async snoozed(
    @Payload() { incident }: InputOf<typeof listSnoozes>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listSnoozes>> {
    return { snoozes: await this.snoozes.in(asked, incident) };
  }
}
