import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import {
  type InputOf,
  type OutputOf,
  type ShiftSummary,
  spanBackwards,
  type summariseShift,
  unavailable,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { wordedEntry } from '../reading/worded-entry.js';
import type { Told } from '../register/register-fold.js';
import { shiftAsMarkdown } from '../shift/shift-as-markdown.js';
import { MOST, ShiftFold } from '../shift/shift-fold.js';
import { Asks } from './asks.js';
import { Lines, REPLAY_ORDER } from './lines.js';
import { Looks } from './looks.js';
import { Pasts } from './pasts.js';

/** A shift where nobody says how long it was. */
const SHIFT_MS = 8 * 60 * 60_000;

/** What was recorded in a time, as the database is asked. */
export const recordedIn = (incident: string, from: string, to: string): mongo.Filter<Line> =>
  ({ incident, 'event.time': { $gte: from, $lt: to } }) as mongo.Filter<Line>;

/** What happened in a shift, told by what was recorded in it. */
@Injectable()
export class Shifts {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(Asks) private readonly asks: Asks,
    @Inject(Pasts) private readonly pasts: Pasts,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The summary of a shift, for whoever sees the incident. Throws `span-backwards`. */
  async of(asked: Asked, input: InputOf<typeof summariseShift>): Promise<OutputOf<typeof summariseShift>> {
    await this.parts.authority.mustSee(asked.caller, input.incident);
    const summary = await this.summary(asked, input);
    return input.format === 'json' ? { summary } : { text: shiftAsMarkdown(summary, asked.language) };
  }

  private async summary(asked: Asked, input: InputOf<typeof summariseShift>): Promise<ShiftSummary> {
    const { incident } = input;
    const { language } = asked;
    const { from, to } = await this.span(asked, input);
    const fold = new ShiftFold();
    for await (const line of this.lines.each(recordedIn(incident, from, to), REPLAY_ORDER)) fold.take(line);
    const [as, past, questions, withoutWhy] = await Promise.all([
      this.lines.incidentAsOf(incident, to),
      this.pasts.by(incident, to, language),
      this.asks.open({ incident, asks: 'answer', limit: MOST, until: to }),
      this.asks.open({ incident, asks: 'why', limit: MOST, from, until: to }),
    ]);
    // A shift that ended before the declaration has nothing in it but how the incident is.
    const known = as ?? (await this.lines.incidentAsOf(incident));
    if (!known) throw unavailable({ missing: 'incidents' });
    const { title, severity, status, statusSince } = known;
    const worded = (lines: readonly Told[]) => lines.map((line) => wordedEntry(line, language));
    return {
      ...{ incident, title, from, to, state: { severity, status, statusSince } },
      milestones: (past?.milestones ?? []).flatMap(({ name, label, at }) =>
        at !== null && at >= from && at < to ? [{ name, label, at }] : [],
      ),
      ...{ key: worded(fold.key), roles: worded(fold.roles), decisions: worded(fold.decisions) },
      ...{ questions: worded(questions), withoutWhy: worded(withoutWhy) },
      ...{ counts: fold.counts, people: fold.people, cut: fold.cut },
    };
  }

  /** From the time given, else since the caller looked, else a shift's length before its end. */
  private async span(asked: Asked, { incident, from, to }: InputOf<typeof summariseShift>) {
    const end = to ?? this.parts.clock.now().toISOString();
    const looked = from === undefined ? (await this.looks.of(incident, asked.by.id))?.at : undefined;
    const before = new Date(Date.parse(end) - SHIFT_MS).toISOString();
    const start = from ?? (looked !== undefined && looked < end ? looked : before);
    if (start >= end) throw spanBackwards({ from: start, to: end });
    return { from: start, to: end };
  }
}
