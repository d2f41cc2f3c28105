import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, dropPage, keepNewer, reading } from '#persistence';
import type { Line } from '../chain/line.js';
import { shownAs } from '../entry/shown.js';
import { type Searchable, searchable } from '../search/searchable.js';
import type { Lines } from './lines.js';
import type { Standings } from './standings.js';

/** Entries written in one go. */
const AT_ONCE = 200;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    incident: { type: String, required: true },
    restricted: { type: Boolean, required: true },
    occurredAt: { type: String, required: true },
    kind: { type: String, required: true },
    key: { type: Boolean, required: true },
    tags: [String],
    people: [String],
    roles: [String],
    service: { type: String, required: true },
    standingAt: { type: Number, required: true },
    en: { type: String, required: true },
    fr: { type: String, required: true },
  },
  { autoCreate: false, autoIndex: false, minimize: false, versionKey: false },
);
// Words come in stemmed; what stands behind them in the index narrows a search before any document is read.
schema.index(
  { en: 'text', fr: 'text', incident: 1, restricted: 1 },
  { name: 'words', default_language: 'none', language_override: 'stemmed_in' },
);
schema.index({ incident: 1, restricted: 1 });

/** The words of all entries, for searching: a copy of what the lines say, which can be dropped and is made again. */
export class Words {
  private constructor(
    readonly collection: mongo.Collection<Searchable>,
    private readonly lines: Lines,
    private readonly standings: Standings,
  ) {}

  /** Opens the collection in the service's database, with its indexes. */
  static async open(connection: Connection, lines: Lines, standings: Standings): Promise<Words> {
    const model = connection.model('words', schema, 'words');
    await model.createIndexes();
    return new Words(model.collection as unknown as mongo.Collection<Searchable>, lines, standings);
  }

  /** Takes the words of these entries out, so that they are found no more. */
  async forget(entries: readonly string[]): Promise<void> {
    await reading(this.collection.deleteMany({ _id: { $in: [...entries] } }, DURABLE));
  }

  /** Writes the words of these entries as their lines and what people did with them say now. */
  async refresh(entries: readonly string[]): Promise<void> {
    for (let at = 0; at < entries.length; at += AT_ONCE) await this.refreshSome(entries.slice(at, at + AT_ONCE));
  }

  /** Hides the entries of an incident from those who no longer see it, or shows them again. */
  async place(incident: string): Promise<void> {
    const restricted = await this.isRestricted(incident);
    if (restricted === undefined) return;
    await this.collection.updateMany({ incident, restricted: !restricted }, { $set: { restricted } }, DURABLE);
  }

  /** Drops a page of it. */
  drop(after: string | null): Promise<string | null> {
    return dropPage(this.collection, {}, after);
  }

  private async refreshSome(entries: readonly string[]): Promise<void> {
    const _id = { $in: [...entries] };
    const lines = await this.lines.collection.find({ _id }).toArray();
    await this.write(await this.searchables(lines));
    // Words that were taken out of a line meanwhile must not come back.
    const redacted = this.lines.collection.find({ _id, redaction: { $exists: true } }, { projection: { _id: 1 } });
    const known = new Set(lines.filter(({ redaction }) => redaction).map((line) => line._id));
    const since = (await redacted.toArray()).map((line) => line._id).filter((id) => !known.has(id));
    if (since.length > 0) await this.refreshSome(since);
  }

  private async searchables(lines: readonly Line[]): Promise<Searchable[]> {
    const latest = await this.standings.latestOf(lines.map(({ _id }) => _id));
    const incidents = [...new Set(lines.map(({ incident }) => incident))];
    const restricted = new Map(
      await Promise.all(incidents.map(async (incident) => [incident, await this.isRestricted(incident)] as const)),
    );
    return lines
      .map((line) => {
        const touch = latest.get(line._id);
        const shown = touch ? shownAs(line.event, touch.standing, touch.sequence) : line.shown;
        return searchable({ ...line, shown }, restricted.get(line.incident) ?? line.restricted);
      })
      .filter((one) => one !== undefined);
  }

  /** By what the record itself was told last; undefined where it was told nothing. */
  private async isRestricted(incident: string): Promise<boolean | undefined> {
    const known = await this.lines.incidentAsOf(incident);
    return known && known.visibility === 'restricted';
  }

  /** What is there from a later correction stays. */
  private async write(entries: readonly Searchable[]): Promise<void> {
    if (entries.length === 0) return;
    const newer = entries.map(({ _id, ...words }) => ({
      filter: { _id, standingAt: { $lte: words.standingAt } },
      update: { $set: words },
    }));
    await keepNewer(this.collection, newer);
  }
}
