import { Inject, Injectable } from '@nestjs/common';
import {
  type Answering,
  listPeopleAndActivities,
  type ProblemRecord,
  type ProposedAttendee,
  type RegisteredPerson,
} from '#contracts';
import { Refused } from '#messaging';
import { Parts } from '#service';
import { proposeAttendees } from '../../meeting/propose-attendees.js';

/** Incidents whose people are looked up; the latest count where a problem stands behind more. */
const MOST_ASKED = 20;
/** Whoever presses does not wait longer for one of them. */
const PATIENCE_MS = 2_000;

/** Who should come to a meeting, and of which incidents nobody could say. */
export interface Proposal {
  readonly attendees: ProposedAttendee[];
  readonly notAsked: string[];
}

/**
 * Finds who should come: by the problem's own roster, and by the register of people of each of its incidents, which knows
 * everybody who ever held a role in any part of it.
 */
@Injectable()
export class Proposals {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** What cannot be asked is named, and does not hold the others up. */
  async of({ id, incidents }: Pick<ProblemRecord, 'id' | 'incidents'>): Promise<Proposal> {
    const latest = incidents.slice(-MOST_ASKED).map((one) => one.id);
    const [table, ...registers] = await Promise.all([
      this.table(id),
      ...latest.map((incident) => this.register(incident)),
    ]);
    const notAsked = incidents.map((one) => one.id).filter((one) => !registers[latest.indexOf(one)]);
    return {
      attendees: proposeAttendees(
        table,
        registers.map((people) => people ?? []),
      ),
      notAsked,
    };
  }

  /** Empty where `roles` knows nothing of it, or cannot be asked. */
  private async table(problem: string): Promise<readonly Answering[]> {
    try {
      return (await this.parts.authority.tableOf(problem))?.table ?? [];
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  }

  private async register(incident: string): Promise<readonly RegisteredPerson[] | undefined> {
    const { client, tokens, log } = this.parts;
    try {
      const sending = { token: await tokens.token(), timeoutMs: PATIENCE_MS };
      return (await client.ask(listPeopleAndActivities, { incident, format: 'json', by: 'person' }, sending)).output
        .people;
    } catch (error) {
      log.warn({ err: error, incident }, 'it is not known who was in an incident');
      return undefined;
    }
  }
}
