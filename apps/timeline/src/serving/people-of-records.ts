import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { mongo } from 'mongoose';
import { reading } from '#persistence';
import type { Line } from '../chain/line.js';
import { People } from '../export/people.js';
import { Lines } from './lines.js';

/** Records whose people are known without reading them again. */
const KNOWN_RECORDS = 50;
const PAGE = 500;

/** The people of each record, for exports in which they have no names; each line is looked at once. */
@Injectable()
export class PeopleOfRecords {
  private readonly known = new LRUCache<string, Promise<People>>({ max: KNOWN_RECORDS });

  constructor(@Inject(Lines) private readonly lines: Lines) {}

  /** The people of a record, as far as it goes now. Throws `unavailable` when the database cannot be asked. */
  async of(incident: string): Promise<People> {
    const before = this.known.get(incident) ?? Promise.resolve(new People());
    const now = before.then((people) => this.upToDate(incident, people));
    this.known.set(incident, now);
    now.catch(() => this.known.delete(incident));
    return now;
  }

  private async upToDate(incident: string, people: People): Promise<People> {
    for (;;) {
      const filter = { incident, position: { $gt: people.length } } as mongo.Filter<Line>;
      const found = this.lines.collection.find(filter, { projection: { position: 1, event: 1 } });
      const page = await reading(found.sort({ position: 1 }).limit(PAGE).toArray());
      for (const { position, event } of page) people.take(position, event);
      if (page.length < PAGE) return people;
    }
  }
}
