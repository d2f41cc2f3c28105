import { LANGUAGES, type Localised, type PersonReference, ROSTER_EVENTS } from '#contracts';
import { ADA, about, at, BEN, CLEO, CLOCK, DAN, given, incident, opened, parted, RESTORER, SCRIBE } from './given.js';
import type { RosterEvent } from './roster.js';

const seat = about(SCRIBE);
const offer = { from: BEN, to: CLEO, offeredBy: BEN, offeredAt: at(0), expiresAt: at(15), brief: 'page 4' };
const parties = { ...seat, from: BEN, to: CLEO };
const reason = 'no word from you';
const [workstream, shaped] = [given(opened(), parted('database')).workstreams[0]!, RESTORER];
const dutyName = { en: 'Brief executives', fr: 'Informer la direction' };
const delegation = { duty: 'brief-executives', scope: 'incident', to: BEN, by: ADA, since: at(0), until: at(45) };
const ended = { duty: 'brief-executives', scope: 'incident', dutyName, to: BEN };
const needed = { role: SCRIBE.key, roleName: SCRIBE.name };
const vacancy = { since: at(0), due: at(20), asks: [BEN] };

/** What is told, by whom, and the names and words that must be in it, each in its language where it has one. */
const TOLD: readonly (readonly [RosterEvent, PersonReference, readonly (string | Localised)[]])[] = [
  [
    {
      name: 'roster-opened',
      data: { incident: 'INC-42', manager: ADA, since: at(0), acknowledged: true, about: incident() },
    },
    ...([BEN, ['Ada']] as const),
  ],
  [{ name: 'role-assigned', data: { ...seat, person: BEN, replaces: null, acknowledged: true } }, BEN, ['Ben']],
  [{ name: 'role-assigned', data: { ...seat, person: BEN, replaces: null, acknowledged: false } }, ADA, ['Ada', 'Ben']],
  [
    { name: 'role-assigned', data: { ...seat, person: BEN, replaces: CLEO, acknowledged: false } },
    ...([ADA, ['Ada', 'Ben', 'Cleo']] as const),
  ],
  [
    { name: 'role-assigned', data: { ...seat, person: ADA, replaces: CLEO, acknowledged: true } },
    ...([ADA, ['Ada', 'Cleo']] as const),
  ],
  [{ name: 'role-released', data: { ...seat, person: BEN, fallsTo: ADA } }, BEN, ['Ben', 'Ada']],
  [{ name: 'role-released', data: { ...seat, person: BEN, fallsTo: null } }, DAN, ['Ben', 'Dan']],
  [{ name: 'role-acknowledged', data: { ...seat, person: BEN } }, BEN, ['Ben']],
  [{ name: 'observer-added', data: { ...seat, person: CLEO } }, ADA, ['Cleo']],
  [{ name: 'observer-removed', data: { ...seat, person: CLEO } }, ADA, ['Cleo']],
  [{ name: 'handover-offered', data: { ...seat, ...offer } }, BEN, ['Ben', 'Cleo', 'page 4', '03:15']],
  [{ name: 'handover-offered', data: { ...seat, ...offer, brief: null } }, BEN, ['Ben', 'Cleo', '03:15']],
  [{ name: 'handover-accepted', data: parties }, CLEO, ['Ben', 'Cleo']],
  [{ name: 'handover-declined', data: parties }, CLEO, ['Ben', 'Cleo']],
  [{ name: 'handover-withdrawn', data: parties }, ADA, ['Ada', 'Ben', 'Cleo']],
  [{ name: 'handover-expired', data: parties }, CLOCK, ['Ben', 'Cleo']],
  [{ name: 'manager-called', data: { manager: ADA, reason, answerBy: at(11) } }, BEN, ['Ada', 'Ben', reason, '03:11']],
  [{ name: 'manager-silent', data: { manager: ADA, since: at(0) } }, CLOCK, ['Ada']],
  [{ name: 'manager-taken-over', data: { person: BEN, former: ADA, reason } }, BEN, ['Ada', 'Ben', reason]],
  [{ name: 'lead-named', data: { ...seat, person: BEN } }, ADA, ['Ada', 'Ben']],
  [
    { name: 'role-requested', data: { ...seat, person: CLEO, words: 'I know it', asks: [BEN, ADA] } },
    CLEO,
    ['Cleo', 'Ben', 'Ada', 'I know it'],
  ],
  [{ name: 'role-requested', data: { ...seat, person: CLEO, words: null, asks: [BEN] } }, CLEO, ['Cleo', 'Ben']],
  [{ name: 'role-request-ended', data: { ...seat, person: CLEO } }, CLEO, ['Cleo']],
  [{ name: 'role-request-ended', data: { ...seat, person: CLEO } }, BEN, ['Ben', 'Cleo']],
  [{ name: 'workstream-opened', data: { workstream } }, ADA, ['Ada', 'Database', 'Find a backup']],
  [{ name: 'workstream-opened', data: { workstream: { ...workstream, goal: null } } }, ADA, ['Ada', 'Database']],
  [{ name: 'workstream-changed', data: { workstream } }, ADA, ['Ada', 'Database', 'Find a backup']],
  [{ name: 'workstream-closed', data: { workstream, released: [seat] } }, ADA, ['Ada', 'Database']],
  [{ name: 'time-box-ended', data: { workstream } }, CLOCK, ['Database', '03:30']],
  [{ name: 'role-shaped', data: { shaped } }, ADA, ['Ada', shaped.name]],
  [
    { name: 'role-dropped', data: { role: 'restorer', roleName: shaped.name, released: [BEN] } },
    ADA,
    ['Ada', shaped.name],
  ],
  [{ name: 'duty-delegated', data: { delegation, dutyName } }, ADA, ['Ada', 'Ben', dutyName, '03:45']],
  [
    { name: 'duty-delegated', data: { delegation: { ...delegation, until: null }, dutyName } },
    ADA,
    ['Ada', 'Ben', dutyName],
  ],
  [{ name: 'delegation-ended', data: { ...ended, how: 'time' } }, CLOCK, ['Ben', dutyName]],
  [{ name: 'delegation-ended', data: { ...ended, how: 'taken-back' } }, ADA, ['Ada', 'Ben', dutyName]],
  [{ name: 'delegation-ended', data: { ...ended, how: 'given-back' } }, BEN, ['Ben', dutyName]],
  [{ name: 'deputy-named', data: { deputy: BEN, former: null } }, ADA, ['Ada', 'Ben']],
  [{ name: 'deputy-named', data: { deputy: null, former: BEN } }, ADA, ['Ben']],
  [
    { name: 'participant-joined', data: { participant: { person: CLEO, as: 'responder', since: at(0) } } },
    CLEO,
    ['Cleo'],
  ],
  [
    { name: 'participant-joined', data: { participant: { person: CLEO, as: 'stakeholder', since: at(0) } } },
    ADA,
    ['Ada', 'Cleo'],
  ],
  [
    { name: 'participant-left', data: { person: BEN, released: [seat], fallsTo: ADA } },
    BEN,
    ['Ben', 'Ada', SCRIBE.name],
  ],
  [{ name: 'participant-left', data: { person: BEN, released: [], fallsTo: ADA } }, BEN, ['Ben']],
  [
    {
      name: 'people-stood-down',
      data: {
        people: [
          { person: BEN, released: [seat] },
          { person: CLEO, released: [] },
        ],
      },
    },
    ADA,
    ['Ada', 'Ben', 'Cleo'],
  ],
  [
    { name: 'role-not-needed', data: { ...needed, reason: 'nobody outside is affected' } },
    ADA,
    ['Ada', 'nobody outside is affected'],
  ],
  [{ name: 'role-not-needed', data: { ...needed, reason: null } }, ADA, ['Ada']],
  [{ name: 'role-needed', data: needed }, ADA, ['Ada']],
  [{ name: 'vacancy-due', data: { ...needed, ...vacancy, step: 'half' } }, CLOCK, ['Ben', '03:20']],
  [{ name: 'vacancy-due', data: { ...needed, ...vacancy, step: 'end' } }, CLOCK, ['Ben', '03:20']],
  [{ name: 'holding-unconfirmed', data: { ...seat, person: BEN, step: 'giver', asks: [ADA] } }, CLOCK, ['Ben', 'Ada']],
  [
    { name: 'manager-candidate-asked', data: { candidate: BEN, manager: ADA, until: at(20) } },
    CLOCK,
    ['Ada', 'Ben', '03:20'],
  ],
  [{ name: 'rosters-joined', data: { incident: 'INC-7', manager: DAN, people: [DAN] } }, ADA, ['INC-7', 'Dan']],
];

const contractOf = (name: string) => ROSTER_EVENTS.find((one) => one.name === name)!;

describe('the record of a roster', () => {
  it('has words for everything that happens to somebody, and none for what only carries state', () => {
    const told = ROSTER_EVENTS.filter(({ wording }) => wording !== null).map(({ name }) => name);
    expect(new Set(TOLD.map(([{ name }]) => name))).toEqual(new Set(told));
    const untold = ROSTER_EVENTS.filter(({ wording }) => wording === null).map(({ name }) => name);
    expect(untold).toEqual(['incident-noted', 'accountability-resolved']);
  });

  it.each(TOLD.map(([event, by, names]) => ({ event, by, names, told: `${event.name} by ${by.name}: ${names}` })))(
    'tells $told, in English and in French',
    ({ event, by, names }) => {
      const contract = contractOf(event.name);
      const words = contract.wording!({ data: contract.data.parse(event.data) as never, by });
      for (const language of LANGUAGES) {
        expect(words[language]).toMatch(/^[^\s].*[^\s]$/);
        expect(words[language]).not.toMatch(/undefined|null|\[object/);
        for (const name of names) expect(words[language]).toContain(typeof name === 'string' ? name : name[language]);
        if ('roleName' in event.data) expect(words[language]).toContain(event.data.roleName[language]);
      }
      expect(words.en).not.toBe(words.fr);
    },
  );

  it('tells taking from being given, and giving up from being released', () => {
    const told = TOLD.map(([event, by]) => contractOf(event.name).wording!({ data: event.data as never, by }).en);
    expect(new Set(told).size).toBe(TOLD.length);
  });
});
