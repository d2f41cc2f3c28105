import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { participantLeft, peopleStoodDown } from '#contracts';
import { reading } from '#persistence';
import type { Line } from '../chain/line.js';
import { Lines } from './lines.js';
import { Looks } from './looks.js';

/** Where somebody left, as the database is asked; latest first by the index of people. */
export const leavingOf = (incident: string, person: string): mongo.Filter<Line> =>
  ({
    ...{ incident, 'shown.people': person },
    $or: [
      { 'event.type': participantLeft.type, 'event.data.person.id': person },
      { 'event.type': peopleStoodDown.type, 'event.data.people.person.id': person },
    ],
  }) as mongo.Filter<Line>;

/** What somebody did, as the database is asked. */
export const actsOf = (incident: string, person: string): mongo.Filter<Line> =>
  ({ incident, 'shown.people': person, 'event.actor': person }) as mongo.Filter<Line>;

/** From where on a record is new to somebody who comes back. */
@Injectable()
export class Since {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Looks) private readonly looks: Looks,
  ) {}

  /** The place in the chain up to which they know it; 0: they know nothing of it. */
  async position(since: 'left' | 'looked', incident: string, person: string): Promise<number> {
    if (since === 'looked') return (await this.looks.of(incident, person))?.position ?? 0;
    return (await this.last(leavingOf(incident, person))) ?? (await this.last(actsOf(incident, person))) ?? 0;
  }

  private async last(filter: mongo.Filter<Line>): Promise<number | undefined> {
    const found = this.lines.collection.find(filter, { projection: { position: 1 } }).sort({ position: -1 });
    return (await reading(found.limit(1).toArray()))[0]?.position;
  }
}
