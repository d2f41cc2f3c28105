import { type Called, onDutyAt } from './on-duty.js';
import type { Shift } from './read-calendar.js';

const NOW = '2026-04-01T12:00:00.000Z';
const ADA = { id: 'p-ada', name: 'Ada Lovelace' };
const BEN = { id: 'p-ben', name: 'Ben Ng' };
const called: Called = {
  byAddress: (address) => ({ 'ada@example.org': ADA, 'ben@example.org': BEN })[address],
  byName: (name) => [ADA, BEN].find((one) => one.name.toLowerCase() === name.toLowerCase()),
};

const shift = (more: Partial<Shift> = {}): Shift => ({
  ...{
    from: '2026-04-01T08:00:00.000Z',
    until: '2026-04-01T20:00:00.000Z',
    attendees: [],
    organizer: null,
    summary: '',
  },
  ...more,
});
const names = (...shifts: Shift[]) => {
  const { onDuty, unknown } = onDutyAt(shifts, NOW, called);
  return [onDuty.map(({ person }) => person.name), unknown.map((one) => one.called)];
};

describe('who is on duty', () => {
  it.each([
    [
      'who attends',
      { attendees: ['ada@example.org'], organizer: 'ben@example.org', summary: 'Ben Ng' },
      ['Ada Lovelace'],
      [],
    ],
    [
      'who organised it, when nobody attends',
      { organizer: 'ben@example.org', summary: 'ada@example.org' },
      ['Ben Ng'],
      [],
    ],
    [
      'whose address is in the summary',
      { summary: 'On call: Ada <ada@example.org>, ben@example.org.' },
      ['Ada Lovelace', 'Ben Ng'],
      [],
    ],
    ['whose name the summary is', { summary: 'ben ng' }, ['Ben Ng'], []],
    ['nobody by a part of a name', { summary: 'Ben Ng (backup)' }, [], ['Ben Ng (backup)']],
    ['nobody who is not in the directory', { attendees: ['zoe@example.org'] }, [], ['zoe@example.org']],
    [
      'who is, and whoever else attends is unknown',
      { attendees: ['zoe@example.org', 'ada@example.org'] },
      ['Ada Lovelace'],
      ['zoe@example.org'],
    ],
    [
      'whoever the directory knows by the next word, when it knows nobody by the first',
      { organizer: 'calendar@example.org', summary: 'Ada Lovelace' },
      ['Ada Lovelace'],
      [],
    ],
    ['nobody when nothing is said', {}, [], []],
  ])('is %s', (_what, more, people, unknown) => {
    expect(names(shift(more))).toEqual([people, unknown]);
  });

  it('is who has begun and not ended, to the instant', () => {
    const summary = 'Ada Lovelace';
    expect(names(shift({ summary, from: NOW }))[0]).toEqual(['Ada Lovelace']);
    expect(names(shift({ summary, until: NOW }))[0]).toEqual([]);
  });

  it('is there once, until the last of their shifts of now ends', () => {
    const [early, late] = ['2026-04-01T13:00:00.000Z', '2026-04-01T22:00:00.000Z'];
    const shifts = [late, early].map((until) => shift({ summary: 'Ada Lovelace', until }));
    expect(onDutyAt(shifts, NOW, called)).toEqual({ onDuty: [{ person: ADA, until: late }], unknown: [] });
  });

  it('is found without delay whatever a summary is made of', () => {
    const startedAt = performance.now();
    names(...Array.from({ length: 2_000 }, () => shift({ summary: '@a.'.repeat(84) })));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
