import { noteAdded, type ShiftSummary } from '#contracts';
import { append, emptyHead } from '../chain/append.js';
import { eventAt } from '../chain/given-chain.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { shiftAsMarkdown } from './shift-as-markdown.js';
import { MOST, ShiftFold } from './shift-fold.js';

const seat = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };
const bo = { id: 'p-bo', name: 'Bo' };
const note = (sequence: number, data: object) =>
  eventAt(sequence, {
    type: noteAdded.type,
    data: { text: `word ${sequence}`, occurredAt: eventAt(sequence).time, ...data },
  });
const released = eventAt(1, { data: { ...seat, person: bo, fallsTo: null } });

function folded(...events: ReturnType<typeof eventAt>[]): ShiftFold {
  const fold = new ShiftFold();
  const contents = events.map((event) => ({ incident: 'INC-1', restricted: false, event }));
  for (const line of append(emptyHead('INC-1'), contents)) fold.take(line);
  return fold;
}

describe('what was recorded in a shift', () => {
  it('is counted by kind and by person; what a clock did is nobody’s', () => {
    const clock = eventAt(4, { actor: 'service:timeline', type: 'muster.timeline.record-silent.v1' });
    const fold = folded(released, note(2, { kind: 'decision' }), note(3, {}), clock);
    expect(fold.counts).toEqual({ event: 2, decision: 1, note: 1 });
    expect(fold.people).toEqual([{ person: { id: 'p-ana', name: 'Ana' }, count: 3 }]);
    expect([fold.decisions.length, fold.roles.length, fold.key.length, fold.cut]).toEqual([1, 1, 1, false]);
  });

  it('is told as it happened, and of too much the latest', () => {
    const decisions = Array.from({ length: MOST + 1 }, (_, index) => note(index + 1, { kind: 'decision' }));
    const early = note(MOST + 5, { kind: 'decision', occurredAt: '2017-01-01T00:00:00.000Z' });
    const fold = folded(...decisions, early);
    expect(fold.decisions.map(({ event }) => event.sequence)).toEqual([
      MOST + 5,
      ...Array.from({ length: MOST - 1 }, (_, index) => index + 3),
    ]);
    expect(fold.cut).toBe(true);
  });
});

describe('the summary as Markdown', () => {
  const fold = folded(released, note(2, { kind: 'decision', text: 'We *fail* over' }));
  const summary = (language: 'en' | 'fr'): ShiftSummary => ({
    ...{ incident: 'INC-1', title: 'Down', from: eventAt(0).time, to: eventAt(9).time },
    state: { severity: 'SEV1', status: 'mitigated', statusSince: eventAt(3).time },
    milestones: [
      { name: 'relief', label: language === 'en' ? 'first relief' : 'premier soulagement', at: eventAt(3).time },
    ],
    ...{ key: [], questions: [], withoutWhy: [] },
    roles: [...fold.roles].map((line) => wordedEntry(line, language)),
    decisions: [...fold.decisions].map((line) => wordedEntry(line, language)),
    ...{ counts: fold.counts, people: fold.people, cut: false },
  });

  it('has each entry in its own words with its time, and no heading over nothing', () => {
    const text = shiftAsMarkdown(summary('en'), 'en');
    expect(text.match(/^## .*/gm)).toEqual([
      ...['## State at the end', '## Reached', '## People and roles', '## Decisions', '## Recorded by'],
    ]);
    expect(text).toContain('- 2017-01-31 22:00 **Ana**: We \\*fail\\* over');
    expect(text).toContain('- SEV1, mitigated since 2017-01-31 22:00');
  });

  it('is French for who reads French', () => {
    const text = shiftAsMarkdown(summary('fr'), 'fr');
    expect(text).toContain('# Résumé de la relève : INC-1, Down');
    expect(text).toContain('Ana a libéré Bo du rôle Secrétaire.');
    expect(text).toContain('- 2017-01-31 22:00 premier soulagement');
  });
});
