import { Inject, Injectable } from '@nestjs/common';
import { type Envelope, entryUnknown, readEventSubject, unavailable } from '#contracts';
import type { Answered } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { mayAsk } from '../closing/open-in-record.js';
import { entryIdOf } from '../entry/entry-id.js';
import type { Span } from '../entry/happened-at.js';
import { firstShown } from '../entry/shown.js';
import { Intake } from './intake.js';
import { Lines } from './lines.js';
import type { OwnEvents } from './own-events.js';
import { Standings } from './standings.js';
import { WordCatchUp } from './word-catch-up.js';

/** An entry that may not have its place in the chain yet. */
export type Shortly = Pick<Line, '_id' | 'incident' | 'event' | 'shown' | 'redaction'> & {
  readonly position: number | null;
};

/** The record of every incident: what goes in, once and in one chain, and single entries out of it. */
@Injectable()
export class IncidentRecord {
  private readonly intake: Intake;

  constructor(
    @Inject(Lines) readonly lines: Lines,
    @Inject(Parts) private readonly parts: Parts,
    @Inject(Standings) standings: Standings,
    @Inject(WordCatchUp) words: WordCatchUp,
  ) {
    this.intake = new Intake(lines, standings, (contents) => {
      for (const { incident, event } of contents) if (mayAsk(event)) this.parts.closing.cameUp(incident);
      this.parts.sightings?.arrived();
      words.wake();
    });
  }

  /** Takes in an event of an incident; resolves when it is there and can be read. */
  take(event: Envelope, restricted: boolean): Promise<void> {
    return this.intake.take({ incident: event.incident, restricted, event });
  }

  /**
   * Takes in at once what a command on an entry led to, and gives the entry as it is then: whoever wrote it reads it. If that
   * fails the event comes by the stream, as those from everywhere else do. A repeat leads to nothing: it waits for the first.
   */
  async takeOwn(incident: string, { answer: entry, sequence }: Answered<string>, own: OwnEvents): Promise<Shortly> {
    try {
      await Promise.all(
        own.events.map(({ subject, event }) => this.take(event, readEventSubject(subject)!.restricted)),
      );
      return await this.entry(incident, entry);
    } catch (error) {
      const event = own.events.find((one) => entryIdOf(one.event) === entry)?.event;
      if (event) {
        this.parts.log.warn({ err: error }, 'what was written shows in the record a moment later');
        return { _id: entry, incident, position: null, event, shown: firstShown(event) };
      }
      await this.parts.sightings?.missing([{ service: 'timeline', aggregate: entry, sequence }]);
      const line = await this.lines.find(incident, entry);
      if (!line) throw unavailable({ missing: 'timeline' });
      return line;
    }
  }

  /** When the incident was, as far as the record knows. */
  async spanOf(incident: string): Promise<Span> {
    const known = await this.lines.incidentAsOf(incident);
    if (!known) return {};
    return { declaredAt: known.declaredAt, startedAt: known.startedAt, backfilled: known.kind === 'backfilled' };
  }

  /** An entry of the incident. Throws `entry-unknown`. */
  async entry(incident: string, entry: string): Promise<Line> {
    const line = await this.lines.find(incident, entry);
    if (!line) throw entryUnknown({ entry, incident });
    return line;
  }
}
