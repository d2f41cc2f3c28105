import { inTheWay } from './in-the-way.js';

const event = {
  type: 'muster.roles.role-assigned.v1',
  incident: 'INC-7',
  data: {
    text: 'the password of Acme is hunter2, told on 2026-03-01T03:00:00.000Z',
    role: 'scribe',
    kind: 'decision',
    occurredAt: '2026-03-01T03:00:00.000Z',
    tags: ['hunter2', 'note'],
    person: { id: 'p-8k2v0c5n9r4w7xqd', name: 'Ana' },
    labels: { 'hunter2-host': 'db1', kind: 'hunter2' },
  },
};

describe('what is in the way of taking words out', () => {
  it.each([['hunter2'], ['Acme'], ['hunter2-host'], ['told on 2026-03-01']])(
    'nothing where people wrote them: %s',
    (word) => {
      expect(inTheWay(event, [word])).toEqual([]);
    },
  );

  it.each([
    ['a role', 'scribe', ['scribe']],
    ['a part of one', 'scri', ['scribe']],
    ['a kind', 'decision', ['decision']],
    ['the name of a member', 'occurred', ['occurredAt']],
    ['the type of an event', 'role-assigned', ['muster.roles.role-assigned.v1']],
    ['a time', '2026', ['2026-03-01T03:00:00.000Z']],
    ['an incident', 'INC-7', ['INC-7']],
    ['a person', 'p-8k2v', ['p-8k2v0c5n9r4w7xqd']],
  ])('%s', (_what, word, found) => {
    expect(inTheWay(event, ['hunter2', word])).toEqual(found);
  });

  it('the subject of an event, but not that of a message', () => {
    const message = { subject: 'INC-7: the password is hunter2', contents: { en: { subject: 'hunter2 again' } } };
    expect(inTheWay(message, ['hunter2'])).toEqual([]);
    expect(inTheWay({ subject: 'muster.evt.INC-7.roles.role-assigned' }, ['assigned'])).toHaveLength(1);
  });
});
