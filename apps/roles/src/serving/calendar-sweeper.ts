import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Outgoing } from '#outgoing';
import { Rounds } from '#persistence';
import { type Background, Parts } from '#service';
import { lookAt } from './calendar-look.js';
import { DutyRosterRegister } from './duty-roster-register.js';
import { type CalendarSource, KeptCalendars } from './kept-calendars.js';
import { OUTGOING } from './stores.js';

const EVERY_MS = 2_000;
/** Calendars that are looked at at once. */
const SIDE_BY_SIDE = 4;
/** What a stop waits for looks that are under way; one that is given up is taken up again when it is due the next time. */
const STOP_MS = 3_000;

/** Looks at the calendars of the register that are due. Any number of replicas may: each look is one's alone. */
@Injectable()
export class CalendarSweeper implements Background {
  private readonly rounds: Rounds;
  private stopped = false;

  constructor(
    @Inject(DutyRosterRegister) private readonly register: DutyRosterRegister,
    @Inject(KeptCalendars) private readonly kept: KeptCalendars,
    @Inject(OUTGOING) private readonly outgoing: Outgoing,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.rounds = new Rounds(EVERY_MS, () => this.sweep(), this.onError);
    parts.background.push(this);
  }

  start(): void {
    this.rounds.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.race([this.rounds.stop(), wait(STOP_MS, undefined, { ref: false })]);
  }

  /** One round: resolves when everything that was due here has been looked at. */
  async sweep(): Promise<void> {
    const sources = await this.register.sources();
    await this.kept.forgetAllBut(sources.map(({ key }) => key));
    const waiting = await this.kept.due(sources);
    const worker = async () => {
      for (let source = waiting.shift(); source && !this.stopped; source = waiting.shift()) {
        await this.look(source).catch(this.onError);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  }

  private async look(source: CalendarSource): Promise<void> {
    const claimed = await this.kept.claim(source);
    if (!claimed) return;
    const look = await lookAt(claimed, this.outgoing, this.parts.clock.now());
    if (!this.stopped) await this.kept.keep(claimed, look);
  }

  private readonly onError = (error: unknown): void => {
    if (!this.stopped) this.parts.log.warn({ err: error }, 'a calendar could not be looked at');
  };
}
