import fc from 'fast-check';
import { CANDIDATE_BECAUSE, type Person, WEEKDAYS } from '#contracts';
import type { Burden, CandidateQuestion } from './candidate.js';
import { candidateReason } from './candidate-reason.js';
import { rankCandidates } from './rank-candidates.js';

const RUNS = process.env.PROVE ? 5_000 : 300;
/** A Wednesday. */
const NOW = '2026-04-01T03:12:00.000Z';
const OFFICE = { weekdays: [...WEEKDAYS], from: '09:00', to: '17:00' };

const person = (name: string, more: Partial<Person> = {}): Required<Person> => ({
  ...{ id: `p-${name.toLowerCase()}`, name, email: `${name}@example.org`, locale: 'en', registeredAt: NOW },
  ...{ skills: [], timeZone: null, workingHours: null, burdenLimit: 3 },
  ...more,
});
const question = (people: readonly Required<Person>[], more: Partial<CandidateQuestion> = {}): CandidateQuestion => ({
  ...{ now: NOW, people, onDuty: [], burdens: new Map() },
  ...{ here: new Set(), burdenedHere: new Set(), holders: new Set() },
  ...more,
});
const burdened = (roles: number, incidents = roles, manages = 0): Burden => ({ roles, incidents, manages });
const until = '2026-04-01T08:00:00.000Z';
const names = (asked: CandidateQuestion) => rankCandidates(asked).map((one) => one.person.name);

describe('whom to ask for a role', () => {
  it('is on duty first, then has the skill, then is there already, then is at work, then is anybody', () => {
    const people = [
      person('Anyone'),
      person('Asleep', { timeZone: 'Europe/Paris', workingHours: OFFICE }),
      person('Working', { timeZone: 'Asia/Tokyo', workingHours: OFFICE }),
      person('Here'),
      person('Skilled', { skills: ['redis'] }),
      person('OnDuty'),
    ];
    const onDuty = [{ person: 'p-onduty', roster: 'Payments', until }];
    const asked = question(people, { onDuty, skill: 'redis', here: new Set(['p-here']) });
    expect(names(asked)).toEqual(['OnDuty', 'Skilled', 'Here', 'Working', 'Anyone', 'Asleep']);
    expect(rankCandidates(asked).map(({ because }) => because)).toEqual([...CANDIDATE_BECAUSE, 'anyone']);
    expect(rankCandidates(asked)[5]).toMatchObject({ outsideHours: true, localTime: '05:12' });
  });

  it('is who has least on their hands; who manages is asked later than who does not', () => {
    const people = ['Two', 'Manager', 'One', 'None'].map((name) => person(name));
    const burdens = new Map([
      ['p-two', burdened(2)],
      ['p-one', burdened(1)],
      ['p-manager', burdened(1, 1, 1)],
    ]);
    expect(names(question(people, { burdens }))).toEqual(['None', 'One', 'Manager', 'Two']);
  });

  it('is not who has taken all they take, unless nobody else is left; another role here is not another incident', () => {
    const people = [
      person('Full', { burdenLimit: 1 }),
      person('Busy', { burdenLimit: 5 }),
      person('Here', { burdenLimit: 1 }),
    ];
    const burdens = new Map([
      ['p-full', burdened(1)],
      ['p-busy', burdened(4)],
      ['p-here', burdened(1)],
    ]);
    const ranked = rankCandidates(question(people, { burdens, burdenedHere: new Set(['p-here']) }));
    expect(ranked.map((one) => [one.person.name, one.overLimit])).toEqual([
      ['Here', false],
      ['Busy', false],
      ['Full', true],
    ]);
  });

  it('is told with what speaks for and against it, in both languages', () => {
    const people = [
      person('Ada', { timeZone: 'Europe/Paris', workingHours: OFFICE, burdenLimit: 1 }),
      person('Ben', { skills: ['redis'] }),
    ];
    const burdens = new Map([['p-ada', burdened(3, 2, 1)]]);
    const [ada, ben] = rankCandidates(
      question(people, { burdens, skill: 'redis', onDuty: [{ person: 'p-ada', roster: 'Payments', until }] }),
    );
    expect(candidateReason(ada!, 'redis', 'en')).toBe(
      'on duty by Payments until 1 Apr 2026, 08:00 UTC; holds 3 roles in 2 open incidents; manages 1 incident; takes no more than 1 incident at once; is outside working hours; it is 05:12 there',
    );
    expect(candidateReason(ada!, 'redis', 'fr')).toBe(
      "d'astreinte selon Payments jusqu'au 1 avr. 2026, 08:00 UTC ; tient 3 rôles dans 2 incidents ouverts ; gère 1 incident ; ne prend pas plus de 1 incident à la fois ; n'est pas à ses heures de travail ; il y est 05:12",
    );
    expect(candidateReason(ben!, 'redis', 'en')).toBe('has the skill redis; holds no role');
    expect(candidateReason(ben!, 'redis', 'fr')).toBe('a la compétence redis ; ne tient aucun rôle');
  });
});

const IDS = Array.from({ length: 12 }, (_, index) => `p-${index}`);
const someIds = fc.uniqueArray(fc.constantFrom(...IDS)).map((ids) => new Set(ids));
const burden = fc.record({ roles: fc.nat(4), incidents: fc.nat(4), manages: fc.nat(2) });

/** Any question about some of these people, who share few names and little else. */
const anyQuestion: fc.Arbitrary<CandidateQuestion> = fc.record({
  now: fc.constantFrom(NOW, '2026-04-01T12:00:00.000Z', '2026-04-05T23:59:00.000Z'),
  people: fc.uniqueArray(fc.constantFrom(...IDS)).chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .record({
            name: fc.constantFrom('Ada', 'Ben', 'Zoé'),
            skills: fc.subarray(['redis', 'sql']),
            timeZone: fc.constantFrom(null, 'Asia/Tokyo', 'America/Lima'),
            workingHours: fc.constantFrom(null, OFFICE),
            burdenLimit: fc.integer({ min: 1, max: 4 }),
          })
          .map(({ name, ...more }) => person(name, { id, ...more })),
      ),
    ),
  ),
  onDuty: fc.array(
    fc.record({
      person: fc.constantFrom(...IDS),
      roster: fc.constantFrom('Payments', 'Search'),
      until: fc.constantFrom(until, NOW),
    }),
  ),
  skill: fc.constantFrom(undefined, 'redis'),
  burdens: fc.dictionary(fc.constantFrom(...IDS), burden).map((all) => new Map(Object.entries(all))),
  ...{ here: someIds, burdenedHere: someIds, holders: someIds },
});

describe('whatever is asked', () => {
  const always = (check: (asked: CandidateQuestion) => void) =>
    fc.assert(fc.property(anyQuestion, check), { numRuns: RUNS });

  it('everybody but the holders of the role is there, once', () => {
    always((asked) => {
      const expected = asked.people.filter(({ id }) => !asked.holders.has(id)).map(({ id }) => id);
      expect(
        rankCandidates(asked)
          .map((one) => one.person.id)
          .sort(),
      ).toEqual(expected.sort());
    });
  });

  it('the order is the same in whatever order people, duties and burdens came', () => {
    always((asked) => {
      const turned = {
        ...asked,
        people: asked.people.toReversed(),
        onDuty: asked.onDuty.toReversed(),
        burdens: new Map([...asked.burdens].toReversed()),
      };
      expect(rankCandidates(turned)).toEqual(rankCandidates(asked));
    });
  });

  it('nobody’s place depends on who else is there', () => {
    always((asked) => {
      const ranked = rankCandidates(asked).map((one) => one.person.id);
      const without = { ...asked, people: asked.people.filter((_, index) => index % 2 === 0) };
      const left = rankCandidates(without).map((one) => one.person.id);
      expect(ranked.filter((id) => left.includes(id))).toEqual(left);
    });
  });

  it('groups come one after the other; in each those over their limit come last', () => {
    always((asked) => {
      const places = rankCandidates(asked).map(
        ({ because, overLimit }) => CANDIDATE_BECAUSE.indexOf(because) * 2 + Number(overLimit),
      );
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });
  });

  it('of those on a par nobody with more on their hands comes before somebody with less', () => {
    always((asked) => {
      const ranked = rankCandidates(asked);
      for (const [index, one] of ranked.entries()) {
        const next = ranked[index + 1];
        if (next?.because !== one.because || next.overLimit !== one.overLimit) continue;
        expect(one.burden.roles).toBeLessThanOrEqual(next.burden.roles);
      }
    });
  });
});
