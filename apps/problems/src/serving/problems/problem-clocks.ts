import { Inject, Injectable } from '@nestjs/common';
import type { ProblemRecord } from '#contracts';
import { Parts } from '#service';
import { Problems } from './problems.js';

/** Whether the clocks of a problem run: not behind a SEV4, nor where no real incident is behind it. */
@Injectable()
export class ProblemClocks {
  constructor(
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** While it is not known of an incident what it is, it counts as real. */
  async runs({ severity, incidents }: Pick<ProblemRecord, 'severity' | 'incidents'>): Promise<boolean> {
    if (severity === 'SEV4') return false;
    const token = await this.parts.tokens.token();
    for (const { id } of incidents) if (await this.isReal(token, id)) return true;
    return false;
  }

  private async isReal(token: string, id: string): Promise<boolean> {
    try {
      return (await this.problems.incident(token, id)).incident.kind === 'real';
    } catch (error) {
      this.parts.log.warn({ err: error, incident: id }, 'it is not known whether an incident is real');
      return true;
    }
  }
}
