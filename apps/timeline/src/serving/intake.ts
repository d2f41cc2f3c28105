import { LRUCache } from 'lru-cache';
import type { mongo } from 'mongoose';
import { DURABLE, isDuplicate, keepNewer, Together } from '#persistence';
import { append, headOf } from '../chain/append.js';
import type { Content, Head, Line } from '../chain/line.js';
import { entryIdOf } from '../entry/entry-id.js';
import type { Lines } from './lines.js';
import type { Standings } from './standings.js';

/** What happens at once goes into the record together; nobody sees that it is there so much later. */
const LINGER_MS = 20;
/** Chains whose heads are known without asking. */
const KNOWN_HEADS = 20_000;
/** Another replica can be first each time, but not for ever. */
const MOST_TRIES = 100;

type Failure = mongo.MongoBulkWriteError & { readonly writeErrors?: unknown };

/** How many of an ordered write were written before it stopped; throws what is not about something being there already. */
function writtenBefore(error: unknown): number {
  const [first] = [(error as Failure).writeErrors ?? []].flat() as { index: number }[];
  if (!first || !isDuplicate(first)) throw error;
  return first.index;
}

/**
 * Takes events into the record, each once and at the end of its incident's chain. Whole batches go out as one ordered write,
 * which stops at the first line that is there already or whose place another replica took: so a chain has no gap, whoever
 * dies when. Resolves when the line is on disk and the head of its chain is noted.
 */
export class Intake {
  private readonly heads = new LRUCache<string, Head>({ max: KNOWN_HEADS });
  private readonly together = new Together<Content>((contents) => this.write(contents), LINGER_MS);

  constructor(
    private readonly lines: Lines,
    private readonly standings: Standings,
    private readonly onTaken: (contents: readonly Content[]) => void,
  ) {}

  /** Takes an event in, or sees to it that it is in. */
  take(content: Content): Promise<void> {
    return this.together.add(content);
  }

  private async write(contents: readonly Content[]): Promise<void> {
    const byId = new Map(contents.map((content) => [entryIdOf(content.event), content]));
    const incidents = new Set(contents.map(({ incident }) => incident));
    try {
      await this.insertAll([...byId.values()]);
      await this.note([...incidents]);
    } catch (error) {
      // What was written is not known: the heads are looked up again.
      for (const incident of incidents) this.heads.delete(incident);
      throw error;
    }
    await this.standings.apply([...byId.values()]);
    this.onTaken([...byId.values()]);
  }

  private async insertAll(contents: readonly Content[]): Promise<void> {
    let left = contents;
    for (let tries = 0; left.length > 0; tries += 1) {
      const lines = await this.linesFor(left);
      const written = await this.insert(lines);
      for (const line of lines.slice(0, written)) this.heads.set(line.incident, headOf(line));
      left = left.slice(written);
      if (left.length === 0) return;
      if (tries === MOST_TRIES) throw new Error('other replicas were first each time');
      for (const { incident } of left) this.heads.delete(incident);
      left = await this.notThere(left);
    }
  }

  /** How many of them were written. */
  private async insert(lines: readonly Line[]): Promise<number> {
    try {
      await this.lines.collection.insertMany(lines as mongo.OptionalUnlessRequiredId<Line>[], {
        ordered: true,
        ...DURABLE,
      });
      return lines.length;
    } catch (error) {
      return writtenBefore(error);
    }
  }

  private async linesFor(contents: readonly Content[]): Promise<Line[]> {
    await this.knowHeads(contents.map(({ incident }) => incident));
    const places = new Map<string, number>();
    for (const [place, { event }] of contents.entries()) places.set(entryIdOf(event), place);
    const grouped = Map.groupBy(contents, ({ incident }) => incident);
    const lines = [...grouped].flatMap(([incident, ofOne]) => append(this.heads.get(incident)!, ofOne));
    return lines.sort((one, other) => places.get(one._id)! - places.get(other._id)!);
  }

  private async notThere(contents: readonly Content[]): Promise<readonly Content[]> {
    const ids = contents.map(({ event }) => entryIdOf(event));
    const there = await this.lines.collection.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
    const known = new Set(there.map(({ _id }) => _id));
    return contents.filter((_, index) => !known.has(ids[index]!));
  }

  private async knowHeads(incidents: readonly string[]): Promise<void> {
    const unknown = [...new Set(incidents)].filter((incident) => !this.heads.has(incident));
    if (unknown.length === 0) return;
    for (const head of await this.lines.headsOf(unknown)) this.heads.set(head.incident, head);
  }

  /** Notes how far the chains have come, so that a cut end shows; a later note is never overwritten. */
  private async note(incidents: readonly string[]): Promise<void> {
    await this.knowHeads(incidents);
    const newer = incidents.map((incident) => {
      const { length, head } = this.heads.get(incident)!;
      const update = { $set: { length, head, lagging: true }, $setOnInsert: { searchable: 0 } };
      return { filter: { _id: incident, length: { $lt: length } }, update };
    });
    await keepNewer(this.lines.heads, newer);
  }
}
