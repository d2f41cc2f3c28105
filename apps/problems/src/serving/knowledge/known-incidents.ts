import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Envelope, Incident } from '#contracts';
import { reading } from '#persistence';
import { LatestCopy, type Parts } from '#service';
import type { Noted } from '../../problem/link-incident.js';

const DAY_MS = 24 * 3_600_000;

/** By component, the latest first. */
export const BY_COMPONENT = { 'known.components': 1, 'known.statusSince': -1 } as const;

/** Real incidents with one of these components that were over by then and not before. */
export const overLately = (components: readonly string[], from: string): object => ({
  'known.components': { $in: [...components] },
  'known.statusSince': { $gte: from },
  'known.kind': 'real',
  'known.status': { $in: ['resolved', 'closing', 'closed'] },
});

/** The incidents as they were last heard of, and how many said that they were affected by each. */
@Injectable()
export class KnownIncidents {
  private constructor(
    readonly incidents: LatestCopy<Incident>,
    private readonly affected: LatestCopy<{ readonly total: number }>,
  ) {}

  static async open(parts: Parts): Promise<KnownIncidents> {
    const incidents = await LatestCopy.open<Incident>(parts.connection, 'known_incidents', [BY_COMPONENT]);
    const affected = await LatestCopy.open<{ total: number }>(parts.connection, 'known_affected');
    parts.copies.push(incidents, affected);
    return new KnownIncidents(incidents, affected);
  }

  /** Keeps what an event of an incident carries. */
  follow(event: Envelope): Promise<void> {
    return this.incidents.keep(event.incident, event.sequence, event.data.incident as Incident);
  }

  /** Keeps how many say that they are affected; of one publication of the incident, which is nearly always the only one. */
  followAffected(event: Envelope): Promise<void> {
    const { total } = event.data as { total: number };
    return this.affected.keep(event.incident, event.sequence, { total });
  }

  /** The incident as it was last heard of; undefined before anything was. */
  async of(incident: string): Promise<Noted | undefined> {
    const seen = (await this.incidents.find([incident])).get(incident);
    return seen && { incident: seen.known, sequence: seen.sequence };
  }

  /** How many said that they were affected. */
  async affectedBy(incident: string): Promise<number> {
    return (await this.affected.find([incident])).get(incident)?.known.total ?? 0;
  }

  /** How many like it, by their components, were over in the last days before it was. */
  async alikeTo({ components, statusSince }: Incident, days: number): Promise<number> {
    if (components.length === 0) return 0;
    const from = new Date(Date.parse(statusSince) - days * DAY_MS).toISOString();
    const filter = overLately(components, from) as mongo.Filter<object>;
    return reading(this.incidents.collection.countDocuments(filter as never, { limit: 100 }));
  }
}
