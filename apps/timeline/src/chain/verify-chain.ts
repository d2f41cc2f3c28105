import type { z } from 'zod';
import { type Envelope, entriesRedacted, type proofFault } from '#contracts';
import { emptyHead } from './append.js';
import { contentDigest, headAfter } from './digests.js';
import type { Content, Head, Link, Redaction } from './line.js';

/** What is wrong with the first entry that is not intact. */
export type Fault = z.output<typeof proofFault>;

/** A line as far as its proof needs it; an entry that is withheld from whoever verifies has no content. */
export type Proven = Link & {
  readonly _id: string;
  readonly content: Content | null;
  readonly redaction?: Pick<Redaction, 'event' | 'salt' | 'digest'>;
};

const fault = (what: Fault['fault'], position: number | null, entry: string | null, told: string): Fault => ({
  ...{ fault: what, position, entry, told },
});

/** Finds the first fault of one chain, whose lines are shown to it one after the other, in the order of their positions. */
export class ChainVerifier {
  private at: Head;
  /** What lines say was taken out of them, until the event that tells so has come by. */
  private readonly unmarked = new Map<string, { position: number; digest: string; event: string }>();
  redacted = 0;

  constructor(incident: string) {
    this.at = emptyHead(incident);
  }

  /** How far the chain has been verified. */
  get head(): Head {
    return this.at;
  }

  /** The fault of this line, or undefined. After a fault nothing more is to be asked. */
  take(line: Proven): Fault | undefined {
    const { incident, length, head } = this.at;
    const { _id, position, digest } = line;
    if (!Number.isSafeInteger(position) || position <= length) {
      return fault('added', null, _id, `${_id} has no place of its own in the chain`);
    }
    const next = length + 1;
    if (position > next) return fault('missing', next, null, `the entry at position ${next} is gone`);
    if (line.content && line.content.incident !== incident) {
      return fault('changed', position, _id, `${_id} says that it belongs to ${line.content.incident}`);
    }
    const changed = this.contentFault(line);
    if (changed) return changed;
    const expected = headAfter(head, position, _id, digest);
    if (line.head !== expected) return fault('relinked', position, _id, `${_id} does not follow what is before it`);
    this.at = { incident, length: position, head: expected };
    if (line.content) this.tell(line.content.event);
    return undefined;
  }

  /** The fault that shows only when all lines have been seen: the end is cut off, or words are gone without a mark. */
  end(noted: Pick<Head, 'length' | 'head'>): Fault | undefined {
    const { length, head } = this.at;
    if (length < noted.length) {
      return fault('missing', length + 1, null, `the entries from position ${length + 1} to ${noted.length} are gone`);
    }
    if (length === noted.length && head !== noted.head) {
      return fault('relinked', length, null, 'the head that was noted is another one');
    }
    const [first] = this.unmarked;
    if (!first) return undefined;
    return fault('unmarked-redaction', first[1].position, first[0], `no entry tells who took words out of ${first[0]}`);
  }

  private contentFault({ _id, position, salt, digest, content, redaction }: Proven): Fault | undefined {
    if (!content) return undefined;
    if (redaction) {
      this.redacted += 1;
      this.unmarked.set(_id, { position, digest: redaction.digest, event: redaction.event });
    }
    const left = redaction ?? { salt, digest };
    const isSame = left.salt !== null && contentDigest(left.salt, content) === left.digest;
    return isSame ? undefined : fault('changed', position, _id, `${_id} does not say what it said when it came in`);
  }

  /** An event that tells of redactions vouches for what is left of those entries. */
  private tell(event: Envelope): void {
    if (event.type !== entriesRedacted.type) return;
    const { entries } = event.data as { entries: readonly { entry: string; digest: string }[] };
    for (const { entry, digest } of entries) {
      const left = this.unmarked.get(entry);
      if (left?.digest === digest && left.event === event.id) this.unmarked.delete(entry);
    }
  }
}
