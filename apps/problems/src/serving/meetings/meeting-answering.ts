import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { COMMAND_INCIDENT } from '#contracts';
import { Refused } from '#messaging';
import { Parts } from '#service';
import type { MeetingAnswerers } from '../../meeting/meeting-clock.js';

const NOBODY: MeetingAnswerers = { holder: null, up: null };

/** To whom the clocks of a problem's meetings speak. */
@Injectable()
export class MeetingAnswering {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Who answers for the first of these duties, and who for the whole; undefined while nobody can say. */
  async answerers(problem: string, duties: readonly string[]): Promise<MeetingAnswerers | undefined> {
    try {
      const known = await this.parts.authority.tableOf(problem);
      if (!known) return undefined;
      const of = (...some: readonly string[]) => answeringFor(known.table, some)?.accountable ?? null;
      return { holder: of(...duties), up: of(COMMAND_INCIDENT) };
    } catch (error) {
      if (error instanceof Refused) return NOBODY;
      throw error;
    }
  }
}
