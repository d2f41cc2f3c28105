import { Inject, Injectable } from '@nestjs/common';
import type {
  callOffUpdate as callOffContract,
  followInLanguage as followContract,
  InputOf,
  scheduleUpdate as scheduleContract,
  sendUpdate as sendContract,
  Update,
  withdrawUpdate as withdrawContract,
} from '#contracts';
import type { Asked } from '#messaging';
import { followInLanguage } from '../../update/follow-in-language.js';
import { callOffUpdate, scheduleUpdate } from '../../update/schedule-update.js';
import { sendUpdate } from '../../update/send-update.js';
import { withdrawUpdate } from '../../update/withdraw-update.js';
import { Updates } from './updates.js';

/** What goes out, and is taken back. */
@Injectable()
export class SendingUpdates {
  constructor(@Inject(Updates) private readonly updates: Updates) {}

  /** Sends a revision now. */
  async send(asked: Asked, input: InputOf<typeof sendContract>): Promise<Update> {
    const around = await this.updates.aroundOf(asked.caller, input);
    const past = await this.updates.past(asked.caller, input.incident, input.pastReview);
    const to = { incident: input.incident, audience: around.audience.key };
    return this.updates.knowingWhatWasSaid(to, (saidBefore) =>
      this.updates.change(asked, input, sendUpdate({ revision: input.revision, past, saidBefore }, around)),
    );
  }

  /** Has a revision sent at a time. */
  async schedule(asked: Asked, input: InputOf<typeof scheduleContract>): Promise<Update> {
    const around = await this.updates.aroundOf(asked.caller, input);
    return this.updates.change(asked, input, scheduleUpdate(input, around));
  }

  /** Has it not sent by the clock. */
  async callOff(asked: Asked, input: InputOf<typeof callOffContract>): Promise<Update> {
    const around = await this.updates.aroundOf(asked.caller, input);
    return this.updates.change(asked, input, callOffUpdate(around));
  }

  /** Gives the words of a sent update in the language that had not been ready. */
  async follow(asked: Asked, input: InputOf<typeof followContract>): Promise<Update> {
    const around = await this.updates.aroundOf(asked.caller, input);
    const past = await this.updates.past(asked.caller, input.incident, input.pastReview);
    return this.updates.change(asked, input, followInLanguage({ ...input, past }, around));
  }

  /** Takes an update back. */
  async withdraw(asked: Asked, input: InputOf<typeof withdrawContract>): Promise<Update> {
    const around = await this.updates.aroundOf(asked.caller, input);
    return this.updates.change(asked, input, withdrawUpdate(input.reason, around));
  }
}
