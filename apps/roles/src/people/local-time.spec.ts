import { isAtWork, localTime } from './local-time.js';

const office = { weekdays: ['monday', 'friday'], from: '09:00', to: '17:30' } as const;
const night = { weekdays: ['friday'], from: '22:00', to: '06:00' } as const;
const person = (workingHours: object | null, timeZone: string | null = 'Europe/Paris') =>
  ({ timeZone, workingHours }) as Parameters<typeof isAtWork>[0];

describe('the time where somebody is', () => {
  it('is that of their own zone, in summer and in winter', () => {
    expect(localTime('2026-01-05T23:30:00.000Z', 'Europe/Paris')).toEqual({ weekday: 'tuesday', time: '00:30' });
    expect(localTime('2026-07-06T23:30:00.000Z', 'Europe/Paris')).toEqual({ weekday: 'tuesday', time: '01:30' });
    expect(localTime('2026-01-05T00:00:00.000Z', 'America/Los_Angeles')).toEqual({ weekday: 'sunday', time: '16:00' });
  });
});

describe('working hours', () => {
  it.each([
    ['2026-01-05T07:59:00.000Z', false],
    ['2026-01-05T08:00:00.000Z', true],
    ['2026-01-05T16:29:00.000Z', true],
    ['2026-01-05T16:30:00.000Z', false],
    ['2026-01-06T10:00:00.000Z', false],
    ['2026-07-06T07:00:00.000Z', true],
  ])('of an office, at %s: %s', (instant, expected) => {
    expect(isAtWork(person(office), instant)).toBe(expected);
  });

  it.each([
    ['2026-01-09T20:59:00.000Z', false],
    ['2026-01-09T21:00:00.000Z', true],
    ['2026-01-10T04:59:00.000Z', true],
    ['2026-01-10T05:00:00.000Z', false],
    // The night before Friday's began on a Thursday.
    ['2026-01-09T03:00:00.000Z', false],
  ])('that go beyond midnight belong to the day on which they begin, at %s: %s', (instant, expected) => {
    expect(isAtWork(person(night), instant)).toBe(expected);
  });

  it('from a time to the same time go round the clock', () => {
    const always = person({ weekdays: ['monday'], from: '08:00', to: '08:00' }, 'UTC');
    expect(['05T07', '05T08', '06T07', '06T08'].map((at) => isAtWork(always, `2026-01-${at}:00:00.000Z`))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it('that nobody has told are neither kept nor missed', () => {
    expect(isAtWork(person(null), '2026-01-05T10:00:00.000Z')).toBeNull();
    expect(isAtWork(person(office, null), '2026-01-05T10:00:00.000Z')).toBeNull();
  });
});
