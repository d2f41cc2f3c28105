import { getBrief, type Language, Rejection } from '#contracts';
import { storyGiven } from '../history/given-story.js';
import {
  ADA,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  DAN,
  delegated,
  deputised,
  EVE,
  EXPERT,
  given,
  joinedIn,
  leftFor,
  opened,
  type Past,
  parted,
  released,
  role,
  SCRIBE,
  shapedRole,
} from '../roster/given.js';
import { type SeatKey, seatOf } from '../roster/roster.js';
import { makeBrief } from './brief.js';

const LEAD = role('tech-lead');

const brief = (pasts: readonly Past[], seat: SeatKey, reader = EVE, language: Language = 'en', now = 9) => {
  const all = [opened(), ...pasts];
  const source = { roster: given(...all), story: storyGiven(...all), sequence: all.length, asOf: at(now) };
  return makeBrief(source, seat, reader, language);
};

const offer = (words: string): Past => ({
  event: {
    name: 'handover-offered',
    data: {
      ...{ role: 'scribe', scope: 'incident', roleName: SCRIBE.name, from: BEN, to: EVE, offeredBy: BEN, brief: words },
      ...{ offeredAt: at(2), expiresAt: at(17) },
    },
  },
  by: BEN,
});
const asking: Past = {
  event: {
    name: 'role-requested',
    data: { role: 'scribe', scope: 'incident', roleName: SCRIBE.name, person: DAN, words: null, asks: [BEN] },
  },
  by: DAN,
};

describe('the brief of a role', () => {
  it('is as its contract says, in both languages, for every role', () => {
    const pasts = [assigned(SCRIBE, BEN, ADA), offer('The log is in the chat.'), parted('db'), shapedRole()];
    for (const language of ['en', 'fr'] as const) {
      for (const key of ['scribe', 'incident-manager', 'tech-lead', 'problem-manager', 'restorer']) {
        const shown = brief(pasts, seatOf(key), EVE, language);
        expect(getBrief.output.parse(shown)).toEqual(shown);
      }
    }
  });

  it('says how the incident stands, and who manages it since when', () => {
    expect(brief([deputised(CLEO)], seatOf('scribe'))).toMatchObject({
      ...{ incident: 'INC-42', name: 'Scribe', sequence: 2, asOf: at(9), offer: null, workstream: null },
      state: {
        ...{ severity: 'SEV2', status: 'active', kind: 'real', since: at(0), deputy: CLEO },
        manager: { person: ADA, since: at(0), acknowledged: true, answerBy: null },
      },
    });
  });

  it('names the duties of the role with who answers for each now, and what to do first', () => {
    const shown = brief([joinedIn(BEN), delegated('maintain-timeline', BEN)], seatOf('scribe'), EVE, 'fr');
    expect(shown.duties.map(({ duty, rank, accountable, why }) => [duty, rank, accountable.name, why])).toEqual([
      ['record-key-information', 'primary', 'Ada', "répond de ce que personne d'autre ne tient"],
      ['maintain-timeline', 'secondary', 'Ben', 'elle lui a été déléguée'],
      ['keep-people-and-activity-record', 'secondary', 'Ada', "répond de ce que personne d'autre ne tient"],
    ]);
    expect(shown.firstActions).toEqual(SCRIBE.firstActions.slice(0, 3).map(({ fr }) => fr));
  });

  it('has the words of the earlier holder with the offer, until that is over', () => {
    const pasts = [assigned(SCRIBE, BEN), offer('The log is in the chat.')];
    expect(brief(pasts, seatOf('scribe')).offer).toMatchObject({ from: BEN, brief: 'The log is in the chat.' });
    expect(brief(pasts, seatOf('scribe'), EVE, 'en', 17).offer).toBeNull();
  });

  it('shows what is open around it: offers, requests, vacancies, unconfirmed holdings', () => {
    const { open } = brief([assigned(SCRIBE, BEN, ADA), offer('-'), asking], seatOf('incident-manager'));
    expect(open.offers).toEqual([
      { role: 'scribe', scope: 'incident', name: 'Scribe', from: BEN, to: EVE, expiresAt: at(17) },
    ]);
    expect(open.requests).toMatchObject([{ name: 'Scribe', person: DAN, since: at(3), words: null }]);
    expect(open.vacancies.map(({ name }) => name)).toEqual(['Tech lead', 'Communications manager']);
    expect(open.unconfirmed).toMatchObject([{ name: 'Scribe', person: BEN, since: at(1) }]);
  });

  it('shows, in a workstream, its goal and its time-box, and what is open there or of the same role', () => {
    const pasts = [
      parted('db'),
      assigned(SCRIBE, BEN, ADA),
      assigned(LEAD, CLEO, ADA),
      assignedIn('db', EXPERT, DAN, ADA),
    ];
    const shown = brief([...pasts, assignedIn('db', LEAD, BEN)], { role: 'tech-lead', scope: 'db' });
    expect(shown.name).toBe('Tech lead, Database');
    expect(shown.workstream).toMatchObject({ goal: 'Find a backup', timeBox: at(30) });
    expect(shown.open.unconfirmed.map(({ person }) => person)).toEqual([CLEO, DAN]);
    const vacantThere = brief(pasts, { role: 'tech-lead', scope: 'db' });
    expect(vacantThere.duties[0]!.accountable).toEqual(CLEO);
  });

  it.each<[string, Past[], typeof ADA, object | null]>([
    ['who holds it', [assigned(SCRIBE, BEN)], EVE, { person: BEN, because: 'holds', from: at(1), until: null }],
    [
      'else who held it last',
      [assigned(SCRIBE, BEN), assigned(SCRIBE, CLEO, ADA, BEN), released(SCRIBE, CLEO)],
      EVE,
      { person: CLEO, because: 'held', from: at(2), until: at(3), why: 'held it until 1 Mar 2026, 03:03 UTC' },
    ],
    [
      'rather one who has not left',
      [assigned(SCRIBE, BEN), assigned(SCRIBE, CLEO, ADA, BEN), leftFor(CLEO)],
      EVE,
      { person: BEN, because: 'held' },
    ],
    ['who held it last though they have left', [assigned(SCRIBE, BEN), leftFor(BEN)], EVE, { person: BEN }],
    ['the manager where nobody ever did', [], EVE, { person: ADA, because: 'manages', why: 'manages the incident' }],
    ['never the reader', [assigned(SCRIBE, BEN)], BEN, { person: ADA, because: 'manages' }],
    ['nobody where that could only be the reader', [], ADA, null],
  ])('says whom to ask: %s', (_, pasts, reader, whom) => {
    const { ask } = brief(pasts, seatOf('scribe'), reader);
    if (whom === null) expect(ask).toBeNull();
    else expect(ask).toMatchObject(whom);
  });

  it('is refused for a role that there is not', () => {
    const refusal = (seat: SeatKey) => {
      try {
        return brief([], seat);
      } catch (error) {
        return error instanceof Rejection ? error.code : error;
      }
    };
    expect(refusal(seatOf('cook'))).toBe('role-unknown');
    expect(refusal({ role: 'tech-lead', scope: 'db' })).toBe('scope-unknown');
    expect(refusal({ role: 'scribe', scope: 'internal' })).toBe('scope-not-for-role');
  });
});
