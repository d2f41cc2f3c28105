import { entryIdOf } from '../entry/entry-id.js';
import { firstShown } from '../entry/shown.js';
import { contentDigest, headAfter, newSalt, startOf } from './digests.js';
import type { Content, Head, Line } from './line.js';

/** The head of a record that has no line yet. */
export const emptyHead = (incident: string): Head => ({ incident, length: 0, head: startOf(incident) });

/** The head after a line. */
export const headOf = ({ incident, position, head }: Pick<Line, 'incident' | 'position' | 'head'>): Head => ({
  ...{ incident, length: position, head },
});

/** The lines that these contents make at the end of a chain, in this order. */
export function append(to: Head, contents: readonly Content[]): Line[] {
  let { length: position, head } = to;
  return contents.map((content) => {
    const salt = newSalt();
    const _id = entryIdOf(content.event);
    const digest = contentDigest(salt, content);
    position += 1;
    head = headAfter(head, position, _id, digest);
    return { _id, ...content, position, salt, digest, head, shown: firstShown(content.event) };
  });
}
