import fc from 'fast-check';
import { ADA, assigned, at, BEN, EVE, noted, opened, type Past, released, role, SCRIBE } from '../roster/given.js';
import type { RosterEvent } from '../roster/roster.js';
import { vacanciesOf } from '../staffing/vacancy-clock.js';
import { storyGiven } from './given-story.js';
import { rosterAt, type Told } from './story.js';
import { inMinutes, vacantTimes } from './vacancy-minutes.js';

const need = (name: 'role-not-needed' | 'role-needed'): Past => ({
  event: { name, data: { role: 'scribe', roleName: SCRIBE.name, reason: null } } as RosterEvent,
  by: ADA,
});

const minutes = (key: string, now: number, ...pasts: Past[]) => {
  const found = vacantTimes(storyGiven(...pasts), at(now)).find((one) => one.role === key);
  return found && { required: inMinutes(found.requiredMs), vacant: inMinutes(found.vacantMs), now: found.vacant };
};

describe('the minutes of a vacancy', () => {
  it('count while the severity requires the role and nobody holds it, until now', () => {
    expect(minutes('scribe', 10, opened())).toEqual({ required: 10, vacant: 10, now: true });
    expect(minutes('scribe', 10, opened(), assigned(SCRIBE, BEN))).toEqual({ required: 10, vacant: 1, now: false });
    const left = [opened(), assigned(SCRIBE, BEN), released(SCRIBE, BEN)];
    expect(minutes('scribe', 10, ...left)).toEqual({ required: 10, vacant: 9, now: true });
  });

  it('begin when the severity comes to require it, and end when it no longer does', () => {
    const rising = [opened({ severity: 'SEV3' }), noted(EVE, { severity: 'SEV2', sequence: 2 })];
    expect(minutes('scribe', 5, ...rising)).toEqual({ required: 4, vacant: 4, now: true });
    const falling = [...rising, noted(EVE, { severity: 'SEV4', sequence: 3 })];
    expect(minutes('scribe', 5, ...falling)).toEqual({ required: 1, vacant: 1, now: false });
    expect(minutes('scribe', 5, opened({ severity: 'SEV4' }))).toBeUndefined();
  });

  it('do not count the time in which the manager marked it not needed', () => {
    const spared = [opened(), need('role-not-needed'), assigned(role('tech-lead'), BEN), need('role-needed')];
    expect(minutes('scribe', 10, ...spared)).toEqual({ required: 8, vacant: 8, now: true });
  });

  it('stop when the incident ends, and go on when it is taken back', () => {
    const ended = [opened(), noted(ADA, { status: 'closed', sequence: 2 })];
    expect(minutes('scribe', 10, ...ended)).toEqual({ required: 1, vacant: 1, now: false });
    const back = [...ended, noted(ADA, { status: 'active', sequence: 3 })];
    expect(minutes('scribe', 10, ...back)).toEqual({ required: 9, vacant: 9, now: true });
  });

  it('do not run in an incident that is only told afterwards', () => {
    expect(minutes('scribe', 10, opened({ kind: 'backfilled' }))).toEqual({ required: 0, vacant: 0, now: false });
  });

  it('are none for the incident manager, for there always is one', () => {
    expect(minutes('incident-manager', 10, opened())).toEqual({ required: 10, vacant: 0, now: false });
  });

  it('are as many as one would count by looking every minute', () => {
    const pasts: readonly Past[] = [
      ...[assigned(SCRIBE, BEN), released(SCRIBE, BEN), need('role-not-needed'), need('role-needed')],
      ...(['SEV1', 'SEV2', 'SEV4'] as const).map((severity) => noted(EVE, { severity, sequence: 2 })),
      ...(['closed', 'active'] as const).map((status) => noted(EVE, { status, sequence: 2 })),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pasts), { maxLength: 30 }), (nights) => {
        const story: readonly Told[] = storyGiven(opened(), ...nights);
        const looks = Array.from({ length: 40 }, (_, minute) => rosterAt(story, at(minute))!);
        const open = looks.filter(({ about }) => about.status !== 'closed');
        for (const { role: key, vacantMs } of vacantTimes(story, at(40))) {
          const seen = open.filter((roster) => vacanciesOf(roster).some((one) => one.role === key));
          expect({ key, minutes: inMinutes(vacantMs) }).toEqual({ key, minutes: seen.length });
        }
      }),
      { numRuns: 50 },
    );
  });
});
