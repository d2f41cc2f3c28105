import fc from 'fast-check';
import { type Incident, recordSealed, recordSilent, SEVERITIES, STATUSES } from '#contracts';
import { sealRecord } from '../seal/seal-record.js';
import { noteIncident } from './note-incident.js';
import type { KeptRecord, RecordEvent } from './record.js';
import { recordAggregate } from './record-aggregate.js';
import { breakSilence, dueAt, hearWord, isWatched, SILENT_AFTER, silentSince } from './silence-clock.js';

const ADA = { id: 'p-ada', name: 'Ada' };
const BEN = { id: 'p-ben', name: 'Ben' };
const keepers = { keeper: BEN, manager: ADA };
const clock = { id: 'service:timeline', name: 'Muster' };
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 3) + minute * 60_000).toISOString();

const incident = (more: Partial<Incident> = {}) =>
  ({ id: 'INC-1', severity: 'SEV2', status: 'triage', kind: 'real', visibility: 'open', ...more }) as Incident;

const evolve = (record: KeptRecord | undefined, events: readonly RecordEvent[], minute = 0) =>
  events.reduce((state, event) => recordAggregate.evolve(state, event, { at: at(minute), by: clock }), record)!;

const noted = (
  minute: number,
  more: Partial<Incident> = {},
  record?: KeptRecord,
  sequence = (record?.sequence ?? 0) + 1,
) => evolve(record, noteIncident(incident(more), { sequence, at: at(minute) })(record), minute);

const asked = (record: KeptRecord, minute: number, wordAt: string | null = null) =>
  breakSilence(keepers, wordAt)(record, { now: at(minute), by: clock });

describe('a record in which nobody writes', () => {
  it.each([
    ['SEV1', 10],
    ['SEV2', 20],
    ['SEV3', 60],
  ] as const)('of a %s asks its keeper after %s minutes, and the manager too at twice that', (severity, minutes) => {
    const silent = noted(0, { severity });
    expect(dueAt(silent)).toBe(at(minutes));
    expect(asked(silent, minutes - 1)).toEqual([]);
    const first = asked(silent, minutes);
    expect(first).toEqual([{ name: 'record-silent', data: { since: at(0), minutes, step: 'keeper', asks: [BEN] } }]);
    const waiting = evolve(silent, first, minutes);
    expect([dueAt(waiting), asked(waiting, minutes + 1)]).toEqual([at(2 * minutes), []]);
    const second = asked(waiting, 2 * minutes);
    expect(second).toMatchObject([{ data: { minutes: 2 * minutes, step: 'manager', asks: [BEN, ADA] } }]);
    const quiet = evolve(waiting, second, 2 * minutes);
    expect([dueAt(quiet), asked(quiet, 10_000)]).toEqual([null, []]);
  });

  it('asks again only after the next word', () => {
    const quiet = { ...noted(0), said: 'manager' as const };
    expect(hearWord(at(50))(undefined)).toEqual([]);
    const heard = evolve(quiet, hearWord(at(50))(quiet), 50);
    expect([silentSince(heard), dueAt(heard)]).toEqual([at(50), at(70)]);
    // A repeat, or a word of before, starts nothing.
    expect([hearWord(at(50))(heard), hearWord(at(-5))(quiet)]).toEqual([[], []]);
  });

  it('is heard of only when the clock looks, where it has not spoken', () => {
    const silent = noted(0);
    expect(hearWord(at(15))(silent)).toEqual([]);
    const events = asked(silent, 20, at(15));
    expect(events).toEqual([{ name: 'word-heard', data: { at: at(15) } }]);
    expect(dueAt(evolve(silent, events, 20))).toBe(at(35));
  });

  it('says only the latest step of what was missed, and names one person once', () => {
    expect(asked(noted(0), 500)).toMatchObject([{ data: { step: 'manager', minutes: 500 } }]);
    const alone = breakSilence({ keeper: ADA, manager: ADA }, null)(noted(0), { now: at(40), by: clock });
    expect(alone).toMatchObject([{ data: { asks: [ADA] } }]);
  });

  it('asks nobody in a SEV4, a backfilled one, nor once there is relief; in a drill it does', () => {
    const nobody: Partial<Incident>[] = [
      ...[{ severity: 'SEV4' } as const, { kind: 'backfilled' } as const],
      ...(['resolved', 'closing', 'closed', 'cancelled', 'merged'] as const).map((status) => ({ status })),
    ];
    for (const more of nobody) expect([dueAt(noted(0, more)), asked(noted(0, more), 500)]).toEqual([null, []]);
    expect(dueAt(noted(0, { kind: 'drill' }))).toBe(at(20));
  });

  it('has its time from when somebody has to write: a SEV4 that is raised begins then', () => {
    const raised = noted(100, { severity: 'SEV1' }, noted(0, { severity: 'SEV4' }));
    expect(dueAt(raised)).toBe(at(110));
    const worse = noted(15, { severity: 'SEV1' }, noted(0));
    expect(dueAt(worse)).toBe(at(10));
    expect(noted(1, { status: 'closed' }, worse, worse.sequence)).toBe(worse);
  });

  it('is told in English and in French', () => {
    const told = recordSilent.wording!({
      data: { since: at(0), minutes: 20, step: 'manager', asks: [BEN, ADA] },
      by: clock,
    });
    expect(told).toEqual({
      en: 'Nobody has written anything down for 20 minutes: Ben and Ada, what has happened?',
      fr: "Personne n'a rien noté depuis 20 minutes : Ben et Ada, que s'est-il passé ?",
    });
  });
});

describe('whatever happens', () => {
  const things = fc.oneof(
    fc.record({
      what: fc.constant('incident' as const),
      severity: fc.constantFrom(...SEVERITIES),
      status: fc.constantFrom(...STATUSES),
      kind: fc.constantFrom('real', 'drill', 'backfilled' as const),
    }),
    fc.constant({ what: 'word' as const }),
    fc.constant({ what: 'sweep' as const }),
  );

  it('nobody is asked more than once a step, never where nobody has to write, and never early', () => {
    const night = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), things), { maxLength: 60 });
    fc.assert(
      fc.property(night, (steps) => {
        let record = noted(0);
        let minute = 0;
        let word: string | null = null;
        let said: string[] = [];
        for (const [minutes, thing] of steps) {
          minute += minutes;
          if (thing.what === 'incident') {
            const { what: _, ...more } = thing;
            const before = record;
            record = noted(minute, more as Partial<Incident>, record);
            if (!isWatched(before) || !isWatched(record)) said = [];
          } else if (thing.what === 'word') {
            word = at(minute);
            said = [];
            record = evolve(record, hearWord(word)(record), minute);
          } else {
            const events = asked(record, minute, word);
            record = evolve(record, events, minute);
            for (const { name, data } of events) {
              if (name !== 'record-silent') continue;
              expect(isWatched(record)).toBe(true);
              expect(said).not.toContain(data.step);
              expect(data.step === 'keeper' && said.includes('manager')).toBe(false);
              expect(data.minutes).toBeGreaterThanOrEqual(SILENT_AFTER[record.severity]!);
              expect(word === null || data.since >= word).toBe(true);
              said.push(data.step);
            }
            // A replica that looks a moment later finds nothing more to say.
            if (events[0]?.name !== 'word-heard') expect(asked(record, minute, word)).toEqual([]);
          }
        }
      }),
    );
  });
});

describe('the seal of a closing', () => {
  const seal = (length: number) => ({ closing: `e-${length}`, length, head: `h${length}`, at: at(1), signature: 's' });

  it('is kept once for each closing, and the latest counts', () => {
    const open = noted(0);
    expect(sealRecord(seal(5))(undefined)).toEqual([]);
    const sealed = evolve(open, sealRecord(seal(5))(open));
    expect(sealed.seal).toEqual(seal(5));
    expect(sealRecord(seal(5))(sealed)).toEqual([]);
    const again = evolve(sealed, sealRecord(seal(9))(sealed));
    expect([again.seal?.length, sealRecord(seal(5))(again)]).toEqual([9, []]);
  });

  it('is told in English and in French', () => {
    const data = { incident: 'INC-1', restricted: false, ...seal(5) };
    expect(recordSealed.wording!({ data, by: clock })).toEqual({
      en: 'The record was sealed: 5 entries, up to h5.',
      fr: "La chronologie a été scellée : 5 entrées, jusqu'à h5.",
    });
  });
});
