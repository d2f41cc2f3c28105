import { Inject, Injectable } from '@nestjs/common';
import { getIncident, type Incident } from '#contracts';
import { Refused } from '#messaging';
import { Parts } from '#service';
import { KnownIncidents } from '../knowledge/known-incidents.js';

/** Whoever presses does not wait longer than this for `incidents`. */
const PATIENCE_MS = 700;

/**
 * How incidents are at this moment. What is said about one is hard to take back, and a severity that changed a second ago is
 * not in the copy yet: `incidents` is asked, and the copy answers only while it cannot be.
 */
@Injectable()
export class IncidentsNow {
  constructor(
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Throws `incident-unknown`, and `unavailable` when nobody can say. */
  async of(incident: string): Promise<Incident> {
    const { client, tokens } = this.parts;
    try {
      const sending = { token: await tokens.token(), timeoutMs: PATIENCE_MS };
      return (await client.ask(getIncident, { incident }, sending)).output;
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) throw error;
      const seen = await this.known.seen(incident);
      if (!seen) throw error;
      return seen.known;
    }
  }
}
