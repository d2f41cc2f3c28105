import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { COMMAND_INCIDENT, type ProblemRecord } from '#contracts';
import { Refused } from '#messaging';
import { Parts } from '#service';
import type { MeetingAnswerers } from '../../meeting/meeting-clock.js';
import { Problems } from '../problems/problems.js';

const NOBODY: MeetingAnswerers = { holder: null, up: null };

/** Whether the clocks of a problem's meetings run, and to whom they speak. */
@Injectable()
export class MeetingClocks {
  constructor(
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Not behind a SEV4, nor where no real incident is behind it; while it is not known what one is, it counts as real. */
  async runs({ severity, incidents }: Pick<ProblemRecord, 'severity' | 'incidents'>): Promise<boolean> {
    if (severity === 'SEV4') return false;
    const token = await this.parts.tokens.token();
    for (const { id } of incidents) if (await this.isReal(token, id)) return true;
    return false;
  }

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

  private async isReal(token: string, incident: string): Promise<boolean> {
    try {
      return (await this.problems.incident(token, incident)).incident.kind === 'real';
    } catch (error) {
      this.parts.log.warn({ err: error, incident }, 'it is not known whether an incident is real');
      return true;
    }
  }
}
