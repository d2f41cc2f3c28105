import { LANGUAGES, type PersonReference, ROSTER_EVENTS } from '#contracts';
import { ADA, about, at, BEN, CLEO, CLOCK, DAN, incident, SCRIBE } from './given.js';
import type { RosterEvent } from './roster.js';

const seat = about(SCRIBE);
const offer = { from: BEN, to: CLEO, offeredBy: BEN, offeredAt: at(0), expiresAt: at(15), brief: 'page 4' };
const parties = { ...seat, from: BEN, to: CLEO };
const reason = 'no word from you';

/** What is told, by whom, and the names and words that must be in it. */
const TOLD: readonly (readonly [RosterEvent, PersonReference, readonly string[]])[] = [
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
        for (const name of names) expect(words[language]).toContain(name);
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
