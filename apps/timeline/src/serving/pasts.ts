import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import {
  type InputOf,
  type Language,
  type listMilestones,
  type Milestones,
  notDeclaredThen,
  type OutputOf,
  type stateAt,
  unavailable,
} from '#contracts';
import type { Asked } from '#messaging';
import { reading } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { Acknowledgement } from '../milestones/acknowledged-at.js';
import { milestonesOf } from '../milestones/milestones.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { Asks } from './asks.js';
import { Lines, REPLAY_ORDER } from './lines.js';

const MOST_KEY = 20;
const MOST_QUESTIONS = 50;

/** The key entries that were recorded by then, as the database is asked. */
export const keyBy = (incident: string, until: string): mongo.Filter<Line> =>
  ({ incident, 'shown.key': true, 'shown.quiet': false, 'event.time': { $lte: until } }) as mongo.Filter<Line>;

/** Where the manager's answer is found: in what was decided on the incident and its roster. */
export const decidedIn = (incident: string): mongo.Filter<Line> =>
  ({ incident, 'event.source': { $in: ['/muster/incidents', '/muster/roles'] } }) as mongo.Filter<Line>;

/** What an incident came to and when, and how it was at a time. */
@Injectable()
export class Pasts {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Asks) private readonly asks: Asks,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The milestones of an incident. */
  async milestones(
    asked: Asked,
    { incident }: InputOf<typeof listMilestones>,
  ): Promise<OutputOf<typeof listMilestones>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const asOf = this.parts.clock.now().toISOString();
    const found = await this.by(incident, asOf, asked.language);
    // Who sees the incident asks, so it was declared: the record has not heard of it yet.
    if (!found) throw unavailable({ missing: 'incidents' });
    return { incident, asOf, ...found };
  }

  /** The incident as it was at a time. Throws `not-declared-then`. */
  async stateAt(asked: Asked, { incident, at }: InputOf<typeof stateAt>): Promise<OutputOf<typeof stateAt>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const now = this.parts.clock.now().toISOString();
    const asOf = at < now ? at : now;
    const [as, milestones, key, questions] = await Promise.all([
      this.lines.incidentAsOf(incident, asOf),
      this.by(incident, asOf, asked.language),
      this.key(incident, asOf),
      this.asks.open({ incident, asks: 'answer', limit: MOST_QUESTIONS, until: asOf }),
    ]);
    if (!as || !milestones) throw notDeclaredThen({ incident, at: asOf });
    const worded = (lines: readonly Line[]) => lines.map((line) => wordedEntry(line, asked.language));
    return { asOf, incident: as, milestones, key: worded(key), questions: worded(questions) };
  }

  /** What the incident had come to by then; undefined where nothing was known of it yet. */
  async by(incident: string, until: string, language: Language): Promise<Milestones | undefined> {
    const story = (await this.lines.storyOf(incident)).filter(({ time }) => time <= until);
    if (story.length === 0) return undefined;
    return milestonesOf(story, await this.acknowledged(incident, until), language);
  }

  private async acknowledged(incident: string, until: string): Promise<string | null> {
    const acknowledgement = new Acknowledgement();
    for await (const { event } of this.lines.each(decidedIn(incident), REPLAY_ORDER)) {
      if (event.time > until) break;
      acknowledgement.take(event);
      if (acknowledgement.at !== null) break;
    }
    return acknowledgement.at;
  }

  private async key(incident: string, until: string): Promise<Line[]> {
    const found = this.lines.collection.find(keyBy(incident, until)).sort({ 'event.time': -1 }).limit(MOST_KEY);
    return (await reading(found.toArray())).reverse();
  }
}
