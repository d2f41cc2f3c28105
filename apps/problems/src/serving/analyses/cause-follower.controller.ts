import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  actorOf,
  type Envelope,
  entryCorrected,
  getEntry,
  incidentLinked,
  type Noted,
  noteAdded,
  type ProblemRecord,
  problemOpened,
  problemReopened,
  type Standing,
  type TimelineEntry,
} from '#contracts';
import { Follows, Refused } from '#messaging';
import { eventCall, Parts } from '#service';
import { lookForCause } from '../../analysis/cause-clock.js';
import { causeOf, type MarkedEntry, marksCause } from '../../analysis/marked-entry.js';
import { Analyses } from './analyses.js';
import { KnownCauses } from './known-causes.js';

/** What follows for analyses from problems that are opened, and from entries that people mark as causes. */
@Controller()
export class CauseFollower {
  constructor(
    @Inject(Analyses) private readonly analyses: Analyses,
    @Inject(KnownCauses) private readonly causes: KnownCauses,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Follows(problemOpened, problemReopened)
  async opened(@Payload() event: Envelope): Promise<void> {
    const problem = event.data.problem as ProblemRecord;
    const since = event.type === problemOpened.type ? problem.openedAt : event.time;
    const call = { ...eventCall(event), by: this.parts.self };
    await this.analyses.begin(problem, call, lookForCause(since, problem.restricted));
    for (const { id } of problem.incidents) await this.causes.catchUp(problem, id);
  }

  @Follows(incidentLinked)
  linked(@Payload() event: Envelope): Promise<void> {
    return this.causes.catchUp(event.data.problem as ProblemRecord, event.data.incident as string);
  }

  @Follows(noteAdded)
  async noted(@Payload() event: Envelope): Promise<void> {
    const { incident, restricted, text, tags, occurredAt } = event.data as Noted;
    if (!marksCause(tags ?? [])) return;
    const entry = { incident, entry: event.subject, text, by: actorOf(event), at: occurredAt };
    await this.hear(event, restricted, entry);
  }

  /** It may have become a cause by that, or is none any more, or is worded otherwise. */
  @Follows(entryCorrected)
  async corrected(@Payload() event: Envelope): Promise<void> {
    const { incident, restricted, entry, standing } = event.data as {
      incident: string;
      restricted: boolean;
      entry: string;
      standing: Standing;
    };
    const known = (await this.causes.copy.find([keyOf(entry)])).get(keyOf(entry));
    const isCause = standing.tags ? marksCause(standing.tags) : known?.known.cause != null;
    if (!isCause && !known) return;
    const now = isCause ? await this.entry(incident, entry) : undefined;
    const marked = now && { incident, entry, text: now.text, by: now.by, at: now.occurredAt };
    await this.hear(event, restricted, marked, { incident, entry });
  }

  private async hear(
    { sequence }: Envelope,
    restricted: boolean,
    marked: MarkedEntry | undefined,
    { incident, entry } = marked as Pick<MarkedEntry, 'incident' | 'entry'>,
  ): Promise<void> {
    const cause = (marked && causeOf(marked)) ?? null;
    await this.causes.hear(keyOf(entry), sequence, { incident, restricted, cause });
  }

  /** As it stands now; undefined when it is not to be read. Throws `unavailable`, and then the event comes again. */
  private async entry(incident: string, entry: string): Promise<TimelineEntry | undefined> {
    try {
      const sending = { token: await this.parts.tokens.token() };
      const { output } = await this.parts.client.ask(getEntry, { incident, entry }, sending);
      return output.entry as TimelineEntry;
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) return undefined;
      throw error;
    }
  }
}

/** An entry among what services know of. */
const keyOf = (entry: string): string => `timeline/${entry}`;
