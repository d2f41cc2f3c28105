import type { PersonReference } from '#contracts';
import { contentAt } from '../chain/given-chain.js';
import type { Line } from '../chain/line.js';
import { exportedOutside } from './exported-entry.js';
import { isWithheld, outsideEntry } from './for-outside.js';
import { linesOf, noteOf } from './given-entry.js';
import { People } from './people.js';

const ana: PersonReference = { id: 'p-ana', name: 'Ana' };
const bo: PersonReference = { id: 'p-bo', name: 'Bo Diddley' };
const lead = { role: 'tech-lead', roleName: { en: 'Tech lead', fr: 'Responsable technique' }, scope: 'incident' };

const assigned = (sequence: number, person: PersonReference) =>
  contentAt(sequence, {
    type: 'muster.roles.role-assigned.v1',
    data: { ...lead, person, replaces: null, acknowledged: true },
  });

function outside(lines: readonly Line[], named = false) {
  const people = new People();
  for (const { position, event } of lines) people.take(position, event);
  return lines.map((line) => outsideEntry(line, 'en', people, named));
}

const texts = (...given: Parameters<typeof linesOf>) => outside(linesOf(...given)).map(({ text }) => text);

describe('outside', () => {
  it('people are the role they held then, or numbered as they came, the same throughout', () => {
    const told = [assigned(1, bo), noteOf(2, 'Bo Diddley looks, Ana as well'), assigned(3, bo)];
    expect(texts(...told)).toEqual([
      'Responder 1 gave the role Tech lead to Responder 2.',
      'Tech lead looks, Responder 1 as well',
      'Responder 1 gave the role Tech lead to Tech lead.',
    ]);
  });

  it('says nothing of a name, an address or an id anywhere in an entry', () => {
    const given = {
      ...{ mentions: [bo], saidBy: 'Bo Diddley', tags: ['Ana'], internal: false },
      links: [
        { title: 'by Ana', url: 'https://example.org' },
        { title: 'x', url: 'mailto:bo@example.org' },
      ],
      files: [{ id: 'f', name: 'Ana.log', type: 't', size: 1, sha256: 's' }],
    };
    const lines = linesOf(noteOf(1, 'Ask Ana (ana@example.org), and Banana.', given));
    const text = JSON.stringify(outside(lines));
    expect(text).not.toMatch(/\bAna\b|Bo Diddley|example\.org\W.*@|ana@|bo@|p-ana|p-bo/);
    expect(text).toContain('Ask Responder 1 ([e-mail address]), and Banana.');
  });

  it('who was only quoted is somebody, also in the words of others', () => {
    const lines = linesOf(noteOf(1, 'it is down', { saidBy: 'Maria' }), noteOf(2, 'Maria calls again'));
    expect(outside(lines)).toMatchObject([{ saidBy: 'somebody' }, { text: 'somebody calls again' }]);
  });

  it('names people where that is wished, and still no address', () => {
    const [entry] = outside(linesOf(noteOf(1, 'Ana: ana@example.org')), true);
    expect(entry).toMatchObject({ by: ana, text: 'Ana: [e-mail address]', mentions: [], data: {} });
  });

  it('programs and services keep their names', () => {
    const content = contentAt(1, { actor: 'program:deploys', actorname: 'deploys', type: 'muster.roles.new.v9' });
    expect(outside(linesOf(content))[0]!.by).toEqual({ id: 'program:deploys', name: 'deploys' });
  });

  it('leaves out what is internal and what only tells of corrections; of those the proof has the place', () => {
    const corrected = contentAt(3, { type: 'muster.timeline.entry-corrected.v1', data: { entry: 'n-1' } });
    const lines = linesOf(noteOf(1, 'secret', { internal: true }), noteOf(2, 'seen'), corrected);
    expect(lines.map(isWithheld)).toEqual([true, false, true]);
    const exported = lines.map((line) => exportedOutside(line, new People(), false));
    expect(exported.map(({ content, salt }) => [content, salt])).toEqual(lines.map(() => [null, null]));
    expect(JSON.stringify(exported)).not.toContain('secret');
  });
});
