import { withoutWords } from '#contracts';
import { contentDigest, newSalt } from '../chain/digests.js';
import type { Content, Line } from '../chain/line.js';

/** What is left of a line, and what proves that from here on. */
export interface Left {
  readonly entry: string;
  /** Of what was there, so that nothing newer is written over. */
  readonly before: Pick<Line, 'digest' | 'redaction'>;
  readonly content: Content;
  readonly salt: string;
  readonly digest: string;
}

/** A line without these words. Who did what when, and of which kind, stays as it is. */
export function redactLine(line: Line, words: readonly string[]): Left {
  const { _id: entry, incident, restricted, event, digest, redaction } = line;
  const { data, actorname } = withoutWords({ data: event.data, actorname: event.actorname }, words);
  const content = { incident, restricted, event: { ...event, data, actorname } };
  const salt = newSalt();
  const before = { digest, ...(redaction && { redaction }) };
  return { entry, before, content, salt, digest: contentDigest(salt, content) };
}
