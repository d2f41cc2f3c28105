import { entryCorrected, noteAdded, severityChanged } from '#contracts';
import { eventAt } from '../chain/given-chain.js';
import { firstShown, shownAs } from './shown.js';

const note = (data: object) =>
  eventAt(1, { type: noteAdded.type, data: { incident: 'INC-1', text: 'x', occurredAt: eventAt(9).time, ...data } });

describe('how a line shows', () => {
  it('a note: when it happened, its kind and its tags; a plain note unless somebody chose', () => {
    expect(firstShown(note({ tags: ['db'], internal: true }))).toMatchObject({
      ...{ kind: 'note', occurredAt: eventAt(9).time, tags: ['db'], internal: true, key: false, quiet: false },
    });
  });

  it.each([
    ['a decision', note({ kind: 'decision' }), true],
    ['an observation', note({ kind: 'observation' }), false],
    ['a change of severity', eventAt(1, { type: severityChanged.type, data: { from: 'SEV2', to: 'SEV1' } }), true],
    ['what this version does not know', eventAt(1, { type: 'muster.later.happened.v1' }), false],
  ])('%s is key by rule: %#', (_what, event, isKey) => {
    expect(firstShown(event).key).toBe(isKey);
  });

  it('with the people and the roles in its facts, whatever service they are from, and not those of a state it carries', () => {
    const event = eventAt(1, {
      type: 'muster.later.task-taken.v1',
      data: {
        task: { owner: { id: 'p-3h6t1m8z0b5gj2sy', name: 'Bo' }, role: 'scribe' },
        incident: { manager: { id: 'p-8k2v0c5n9r4w7xqd', name: 'Cy' } },
      },
    });
    expect(firstShown(event)).toMatchObject({ people: ['p-ana', 'p-3h6t1m8z0b5gj2sy'], roles: ['scribe'] });
  });

  it('as people corrected it; a star by hand counts more than the rule, a kind that was corrected has its own', () => {
    const event = note({ kind: 'observation' });
    expect(shownAs(event, { revision: 1, kind: 'decision' }, 2)).toMatchObject({ kind: 'decision', key: true });
    expect(shownAs(event, { revision: 1, kind: 'decision', key: false }, 3)).toMatchObject({ key: false });
    expect(shownAs(event, { revision: 1, occurredAt: eventAt(2).time }, 4)).toMatchObject({
      ...{ occurredAt: eventAt(2).time, standingAt: 4 },
    });
  });

  it('a correction is about the entry that it corrects', () => {
    const event = eventAt(2, { type: entryCorrected.type, data: { entry: 'n-1' } });
    expect(firstShown(event).about).toBe('n-1');
  });
});
