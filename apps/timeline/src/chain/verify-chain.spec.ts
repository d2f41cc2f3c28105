import fc from 'fast-check';
import { append, headOf } from './append.js';
import { contentDigest, headAfter, newSalt } from './digests.js';
import { chainOf, contentAt, redactionEvent } from './given-chain.js';
import type { Line } from './line.js';
import { ChainVerifier, type Proven } from './verify-chain.js';

const proven = (line: Line): Proven => {
  const { incident, restricted, event } = line;
  return { ...line, content: { incident, restricted, event } };
};

function verify(lines: readonly Line[], noted = headOf(lines.at(-1)!)) {
  const verifier = new ChainVerifier('INC-1');
  for (const line of lines) {
    const fault = verifier.take(proven(line));
    if (fault) return fault;
  }
  return verifier.end(noted);
}

const at = <T>(lines: readonly T[], index: number, change: (line: T) => T): T[] =>
  lines.with(index, change(lines[index]!));
const withData = (line: Line, data: Record<string, unknown>): Line => ({ ...line, event: { ...line.event, data } });

/** Somebody who takes words out: what is left has a digest of its own, and an event tells so. */
function redacted(chain: readonly Line[], index: number): Line[] {
  const line = chain[index]!;
  const salt = newSalt();
  const left = withData(line, { words: '[redacted]' });
  const digest = contentDigest(salt, { incident: 'INC-1', restricted: false, event: left.event });
  const tells = append(headOf(chain.at(-1)!), [redactionEvent(chain.length + 1, [{ entry: line._id, digest }])]);
  const { event } = tells[0]!;
  const by = { id: 'p-ana', name: 'Ana' };
  const redaction = { by, at: event.time, reason: 'a password', event: event.id, salt, digest };
  return [...chain.with(index, { ...left, salt: null, redaction }), ...tells];
}

describe('a chain', () => {
  it('of any length is intact as it was written, in however many parts it was appended', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), (parts) => {
        let lines: Line[] = chainOf(1);
        for (const size of parts) {
          const { length } = lines;
          const contents = Array.from({ length: size }, (_, index) => contentAt(length + index + 1));
          lines = [...lines, ...append(headOf(lines.at(-1)!), contents)];
        }
        expect(lines.map(({ position }) => position)).toEqual(lines.map((_, index) => index + 1));
        expect(verify(lines)).toBeUndefined();
      }),
    );
  });

  it('is intact beyond what was noted of it: a process may end before it notes', () => {
    const lines = chainOf(5);
    expect(verify(lines, headOf(lines[2]!))).toBeUndefined();
  });

  it.each<[string, string, number | null, (lines: Line[]) => Line[]]>([
    ['a word is another', 'changed', 3, (lines) => at(lines, 2, (line) => withData(line, { words: 'other' }))],
    ['a time is another', 'changed', 2, (lines) => at(lines, 1, (l) => ({ ...l, event: { ...l.event, time: 'x' } }))],
    ['it is in another incident', 'changed', 2, (lines) => at(lines, 1, (line) => ({ ...line, incident: 'INC-2' }))],
    ['it is no longer restricted', 'changed', 2, (lines) => at(lines, 1, (line) => ({ ...line, restricted: true }))],
    ['a salt is gone', 'changed', 2, (lines) => at(lines, 1, (line) => ({ ...line, salt: null }))],
    ['a row is gone', 'missing', 3, (lines) => lines.toSpliced(2, 1)],
    ['the first row is gone', 'missing', 1, (lines) => lines.slice(1)],
    ['a row has no place', 'added', null, (lines) => [{ ...lines[0]!, _id: 'x', position: null as never }, ...lines]],
    ['a row has the place of another', 'added', null, (lines) => lines.toSpliced(2, 0, { ...lines[1]!, _id: 'x' })],
    ['an id is another', 'relinked', 3, (lines) => at(lines, 2, (line) => ({ ...line, _id: 'x' }))],
    [
      'word and digest are made anew',
      'relinked',
      3,
      (lines) =>
        at(lines, 2, (line) => {
          const event = { ...line.event, data: {} };
          return { ...line, event, digest: contentDigest(line.salt!, { incident: 'INC-1', restricted: false, event }) };
        }),
    ],
    [
      'two rows changed places',
      'relinked',
      2,
      (lines) => lines.with(1, { ...lines[2]!, position: 2 }).with(2, { ...lines[1]!, position: 3 }),
    ],
  ])('when %s is found: %s at %s', (_what, fault, position, change) => {
    const lines = chainOf(6);
    expect(verify(change([...lines]), headOf(lines.at(-1)!))).toMatchObject({ fault, position });
  });

  it('whose end is cut off is found by the head that was noted', () => {
    const lines = chainOf(6);
    expect(verify(lines.slice(0, 4), headOf(lines.at(-1)!))).toMatchObject({ fault: 'missing', position: 5 });
  });

  it('whose last line is another one, well made, is found by the head that was noted', () => {
    const lines = chainOf(3);
    const other = append(headOf(lines[1]!), [contentAt(9)]);
    expect(verify([...lines.slice(0, 2), ...other], headOf(lines[2]!))).toMatchObject({
      fault: 'relinked',
      position: 3,
    });
  });

  it('of which a part is withheld still proves its order', () => {
    const chain = chainOf(4);
    const lines = chain.map(proven);
    const verifier = new ChainVerifier('INC-1');
    const withheld = at(lines, 1, (line) => ({ ...line, content: null, salt: null }));
    expect(withheld.map((line) => verifier.take(line))).toEqual([undefined, undefined, undefined, undefined]);
    expect(verifier.head).toEqual(headOf(chain.at(-1)!));
  });
});

describe('words that were taken out', () => {
  it('leave a chain that is intact, and says so', () => {
    expect(verify(redacted(chainOf(5), 2))).toBeUndefined();
  });

  it('without a line that tells so are found', () => {
    const lines = redacted(chainOf(5), 2);
    expect(verify(lines.slice(0, 5))).toMatchObject({ fault: 'unmarked-redaction', position: 3, entry: 'e-3' });
  });

  it('leave no room for other words', () => {
    const lines = redacted(chainOf(5), 2);
    expect(verify(at(lines, 2, (line) => withData(line, { words: 'other' })))).toMatchObject({ fault: 'changed' });
  });

  it('cannot be put in the place of others by whoever also makes their digest', () => {
    const lines = at(redacted(chainOf(5), 2), 2, (line) => {
      const other = withData(line, { words: 'other' });
      const digest = contentDigest('s', { incident: 'INC-1', restricted: false, event: other.event });
      return { ...other, redaction: { ...line.redaction!, salt: 's', digest } };
    });
    expect(verify(lines)).toMatchObject({ fault: 'unmarked-redaction', entry: 'e-3' });
  });
});

it('a digest is that of RFC 8785 and SHA-256, so that anybody can verify it', () => {
  // node -e "console.log(crypto.createHash('sha256').update('s\n{\"event\":{\"b\":1},\"incident\":\"INC-1\",\"restricted\":false}').digest('base64url'))"
  const content = { incident: 'INC-1', restricted: false, event: { b: 1 } as never };
  expect(contentDigest('s', content)).toBe('43JEzZ8qdShY8Jqn2EkuSJwSCZt1m2dny79DIq5mfNo');
  expect(headAfter('h', 1, 'e-1', 'd')).toBe('gTUG4whdGdaRXJlpIyf0QZOONE0W4lV-iEQzB2jQLWA');
});
