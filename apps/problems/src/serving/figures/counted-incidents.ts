import type { Envelope, Incident } from '#contracts';
import { reading } from '#persistence';
import { LatestCopy, type Parts } from '#service';
import type { Counted } from '../../figure/incident-figures.js';

/** Finds those that were declared within a time, after a place. */
export const declaredIn = (from: string, to: string): object => ({ 'known.declaredAt': { $gte: from, $lt: to } });

/** What figures know of each incident, as it was last heard of. */
export class CountedIncidents {
  private constructor(readonly copy: LatestCopy<Counted>) {}

  static async open({ connection, copies }: Pick<Parts, 'connection' | 'copies'>): Promise<CountedIncidents> {
    const copy = await LatestCopy.open<Counted>(connection, 'counted_incidents', [{ 'known.declaredAt': 1 }]);
    copies.push(copy);
    return new CountedIncidents(copy);
  }

  /** Keeps what an event of an incident carries of it. */
  follow(event: Envelope): Promise<void> {
    const { id, title, kind, severity, components, declaredAt, status, statusSince, visibility } = event.data
      .incident as Incident;
    const known = { id, title, kind, severity, components, declaredAt, status, statusSince, visibility };
    return this.copy.keep(event.incident, event.sequence, known);
  }

  /** One, or undefined before anything was heard of it. */
  async of(incident: string): Promise<Counted | undefined> {
    return (await this.copy.find([incident])).get(incident)?.known;
  }

  /** Those that were declared within a time, the earliest first, at most `limit`. */
  async declared(from: string, to: string, limit: number): Promise<Counted[]> {
    const found = this.copy.collection.find(declaredIn(from, to) as never).sort({ 'known.declaredAt': 1 });
    return (await reading(found.limit(limit).toArray())).map(({ known }) => known as Counted);
  }
}
