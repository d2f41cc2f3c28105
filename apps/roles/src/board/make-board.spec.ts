import { board as contract, type Language, SEVERITIES, type Severity } from '#contracts';
import {
  ADA,
  about,
  assigned,
  at,
  BEN,
  CLEO,
  called,
  DAN,
  given,
  noted,
  observing,
  offered,
  opened,
  type Past,
  released,
  role,
  SCRIBE,
} from '../roster/given.js';
import { makeBoard } from './make-board.js';

const SOCIAL = role('social-media-lead');

const board = (pasts: readonly Past[], language: Language = 'en') =>
  makeBoard(given(...pasts), { sequence: 7, asOf: at(9) }, language);
const seat = (key: string, pasts: readonly Past[], language?: Language) =>
  board(pasts, language).roles.find((one) => one.role === key)!;
const why = (duty: string, pasts: readonly Past[], language: Language) =>
  board(pasts, language).duties.find((one) => one.duty === duty)!.why;

const ordinary = { requests: [], notNeeded: false, ofThisIncident: false };

const busy = [opened(), assigned(SCRIBE, BEN, ADA), observing(SCRIBE, CLEO), offered(SCRIBE, BEN, DAN, 3)];

describe('the board', () => {
  it('is as its contract says, in both languages', () => {
    for (const language of ['en', 'fr'] as const) {
      const shown = board(busy, language);
      expect(contract.parse(shown)).toEqual(shown);
    }
  });

  it('says for which incident, how far it has come, and who manages it since when', () => {
    const { roles: _, duties: __, vacancies: ___, ...head } = board([opened(), called(BEN, ADA, 11)]);
    expect(head).toEqual({
      ...{ incident: 'INC-42', sequence: 7, asOf: at(9), severity: 'SEV2', status: 'active', orphans: [] },
      ...{ deputy: null, workstreams: [], delegations: [], participants: [] },
      manager: { person: ADA, since: at(0), acknowledged: true, answerBy: at(11) },
    });
    expect(board([opened({}, false)]).manager).toMatchObject({ acknowledged: false, answerBy: at(10) });
  });

  it('shows a held role with holder, observers and offer; who holds it answers', () => {
    const holder = { person: BEN, since: at(1), givenBy: ADA, acknowledgedAt: null, acknowledged: false };
    const {
      role: _,
      scope: __,
      roleName: ___,
      ...offer
    } = offered(SCRIBE, BEN, DAN, 3).event.data as never as Record<string, unknown>;
    expect(seat('scribe', busy)).toEqual({
      ...{ role: 'scribe', scope: 'incident', name: 'Scribe', required: true, vacant: false, answers: BEN },
      ...{ holders: [holder], observers: [{ person: CLEO, since: at(2) }], offer, ...ordinary },
    });
  });

  it('shows a vacant role with the incident manager, who answers for it', () => {
    expect(seat('problem-manager', busy, 'fr')).toEqual({
      ...{ role: 'problem-manager', scope: 'incident', name: 'Gestionnaire des problèmes', required: false },
      ...{ vacant: true, answers: ADA, holders: [], observers: [], offer: null, ...ordinary },
    });
  });

  it('lists the eight roles and the 35 duties, none of them an orphan, in the words of the reader', () => {
    const [english, french] = [board(busy), board(busy, 'fr')];
    expect([english.roles.length, english.duties.length, english.orphans]).toEqual([8, 35, []]);
    for (const part of ['roles', 'duties'] as const) {
      expect(english[part].filter(({ name }, place) => name === french[part][place]!.name)).toEqual([]);
    }
    expect(english.duties.filter((one, place) => one.why === french.duties[place]!.why)).toEqual([]);
  });

  it('says in words why somebody answers', () => {
    const page = 'update-status-page';
    const secondary = [opened(), assigned(SOCIAL, BEN)];
    const primary = [...secondary, assigned(role('communications-manager'), CLEO)];
    expect(why(page, primary, 'en')).toBe('holds Communications manager, whose first concern it is');
    expect(why(page, primary, 'fr')).toBe("tient Responsable des communications, dont c'est la tâche première");
    expect(why(page, secondary, 'en')).toBe('holds Social media lead, who steps in for it');
    expect(why(page, secondary, 'fr')).toBe('tient Responsable des réseaux sociaux, qui y supplée');
    expect(why(page, [opened()], 'en')).toBe('answers for what nobody else holds');
    expect(why(page, [opened()], 'fr')).toBe("répond de ce que personne d'autre ne tient");
  });
});

describe('a vacancy', () => {
  const vacancies = (...pasts: Past[]) => board(pasts).vacancies.map((one) => one.role);

  it.each<[Severity, readonly string[]]>([
    ['SEV4', []],
    ['SEV3', ['tech-lead']],
    ['SEV2', ['tech-lead', 'communications-manager', 'scribe']],
    [
      'SEV1',
      [
        'tech-lead',
        'communications-manager',
        'customer-support-lead',
        'social-media-lead',
        'scribe',
        'problem-manager',
      ],
    ],
  ])('is at %s, handled by one person, each of %j', (severity, roles) => {
    expect(vacancies(opened({ severity }))).toEqual(roles);
  });

  it('comes and goes with the severity', () => {
    expect(vacancies(opened({ severity: 'SEV4' }), noted(BEN, { severity: 'SEV3', sequence: 2 }))).toEqual([
      'tech-lead',
    ]);
    expect(vacancies(opened({ severity: 'SEV1' }), noted(BEN, { severity: 'SEV4', sequence: 2 }))).toEqual([]);
  });

  it('has stood since the roster was opened, or since the last holder left; an observer is no cover', () => {
    const since = (...pasts: Past[]) => board([opened(), ...pasts]).vacancies.find((one) => one.role === 'scribe');
    const vacancy = { role: 'scribe', scope: 'incident', name: 'Scribe', step: null };
    expect(since()).toEqual({ ...vacancy, since: at(0), due: at(30) });
    expect(since(observing(SCRIBE, CLEO))).toEqual({ ...vacancy, since: at(0), due: at(30) });
    expect(since(assigned(SCRIBE, BEN))).toBeUndefined();
    expect(since(assigned(SCRIBE, BEN), released(SCRIBE, BEN))).toEqual({ ...vacancy, since: at(2), due: at(32) });
  });

  it('is never the role of the incident manager, which every severity requires and somebody always holds', () => {
    for (const severity of SEVERITIES) {
      expect(seat('incident-manager', [opened({ severity })])).toMatchObject({ required: true, vacant: false });
    }
  });
});

it('a role is named on the board as in the record', () => {
  expect(seat('scribe', busy, 'fr').name).toBe(about(SCRIBE).roleName.fr);
});
