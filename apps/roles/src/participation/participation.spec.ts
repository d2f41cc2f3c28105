import { resolveTable } from '../accountability/resolve.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
  at,
  BEN,
  CLEO,
  DAN,
  delegated,
  deputised,
  EXPERT,
  given,
  joinedIn,
  leftFor,
  observing,
  offered,
  opened,
  role,
  SCRIBE,
  when,
} from '../roster/given.js';
import { everybodyIn } from '../roster/roster.js';
import { askForRole, endRequest } from './ask-for-role.js';
import { joinIncident } from './join-incident.js';
import { leaveIncident } from './leave-incident.js';
import { standDown } from './stand-down.js';
import { withoutThem } from './without-them.js';

const LEAD = role('tech-lead');
const busy = given(
  ...[opened(), assigned(SCRIBE, BEN), assigned(EXPERT, CLEO), delegated('brief-executives', BEN), deputised(BEN)],
  ...[observing(LEAD, BEN), offered(SCRIBE, BEN, CLEO, 6), joinedIn(DAN)],
);

describe('a person who leaves leaves nothing behind', () => {
  it('sees first what they still hold', () => {
    const held = [{ role: 'scribe', roleName: SCRIBE.name }];
    expect(when(busy, BEN, 9, leaveIncident(BEN, false))).toEqual({ refused: 'still-holds', person: BEN, held });
  });

  it('hands it over first, or it falls to the manager with a record', () => {
    const events = when(busy, BEN, 9, leaveIncident(BEN, true));
    const data = { person: BEN, released: [about(SCRIBE)], fallsTo: ADA };
    expect(events).toEqual([{ name: 'participant-left', data }]);
    const after = afterwards(busy, events as never, BEN, 9);
    expect(everybodyIn(after)).toEqual([ADA, CLEO, DAN]);
    expect(after).toMatchObject({ offers: [], observations: [], delegations: [], deputy: null, gone: [BEN.id] });
    expect(new Set(resolveTable(after).map(({ accountable }) => accountable.name))).toEqual(new Set(['Ada', 'Cleo']));
  });

  it('goes without a word when they hold nothing; a stranger has nothing to leave, and nobody sends another away', () => {
    expect(when(busy, DAN, 9, leaveIncident(DAN, false))).toHaveLength(1);
    expect(when(given(opened()), DAN, 9, leaveIncident(DAN, false))).toMatchObject({ refused: 'not-taking-part' });
    expect(when(busy, CLEO, 9, leaveIncident(DAN, false))).toMatchObject({
      refused: 'not-entitled',
      entitled: [DAN, ADA],
    });
  });

  it('is never the manager, whom an incident always has', () => {
    expect(when(busy, ADA, 9, leaveIncident(ADA, true))).toMatchObject({ refused: 'manager-stays' });
  });

  it('comes back by joining, or with a role', () => {
    const left = given(opened(), assigned(SCRIBE, BEN), leftFor(BEN));
    expect(when(left, BEN, 4, joinIncident(BEN, 'responder'))).toMatchObject([{ name: 'participant-joined' }]);
    expect(given(opened(), assigned(SCRIBE, BEN), leftFor(BEN), assigned(SCRIBE, BEN)).gone).toEqual([]);
  });
});

describe('when the worst is over the manager releases many people in one act', () => {
  it('each once, with what they held, which is the manager’s again', () => {
    const events = when(busy, ADA, 9, standDown([BEN, CLEO, BEN]));
    expect(events).toMatchObject([
      {
        data: {
          people: [
            { person: BEN, released: [about(SCRIBE)] },
            { person: CLEO, released: [about(EXPERT)] },
          ],
        },
      },
    ]);
    const after = afterwards(busy, events as never, ADA, 9);
    expect(after.holdings.map(({ person }) => person)).toEqual([ADA]);
  });

  it('but never themselves, nobody who is not there, and nobody else does it', () => {
    expect(when(busy, ADA, 9, standDown([BEN, ADA]))).toMatchObject({ refused: 'manager-stays' });
    const stranger = { id: 'p-x', name: 'X' };
    expect(when(busy, ADA, 9, standDown([stranger]))).toMatchObject({ refused: 'not-taking-part', person: stranger });
    expect(when(busy, BEN, 9, standDown([CLEO]))).toMatchObject({ refused: 'not-entitled', entitled: [ADA] });
  });
});

describe('asking for a held role', () => {
  it('asks its holder and the manager, who offer it or not; nothing moves by itself', () => {
    const events = when(busy, DAN, 9, askForRole(SCRIBE, 'I have done it before'));
    expect(events).toMatchObject([{ name: 'role-requested', data: { person: DAN, asks: [BEN, ADA] } }]);
    const after = afterwards(busy, events as never, DAN, 9);
    expect(after.holdings).toEqual(busy.holdings);
    expect(when(after, DAN, 10, askForRole(SCRIBE, null))).toEqual([]);
    for (const by of [DAN, BEN, ADA]) expect(when(after, by, 10, endRequest(SCRIBE, DAN))).toHaveLength(1);
    expect(when(after, CLEO, 10, endRequest(SCRIBE, DAN))).toMatchObject({ refused: 'not-entitled' });
    expect(afterwards(after, [assigned(SCRIBE, DAN, ADA, BEN).event], ADA, 11).requests).toEqual([]);
  });

  it('is not needed for a vacant one, nor by who holds it', () => {
    expect(when(busy, DAN, 9, askForRole(LEAD, null))).toMatchObject({ refused: 'role-vacant' });
    expect(when(busy, BEN, 9, askForRole(SCRIBE, null))).toMatchObject({ refused: 'already-holder' });
    expect(when(busy, BEN, 9, endRequest(SCRIBE, DAN))).toMatchObject({ refused: 'no-request' });
  });
});

describe('if this person drops now', () => {
  it("each duty's next answerer is shown before it happens", () => {
    const { duties, vacant, managesIt } = withoutThem(busy, BEN.id, at(9));
    expect(managesIt).toBe(false);
    expect(vacant).toEqual([about(SCRIBE)]);
    expect(duties.map(({ duty, next }) => [duty, next?.accountable.name])).toEqual([
      ...[
        ['brief-executives', 'Ada'],
        ['record-key-information', 'Ada'],
        ['maintain-timeline', 'Ada'],
      ],
      ['keep-people-and-activity-record', 'Ada'],
    ]);
    expect(busy.holdings).toHaveLength(3);
  });

  it('the manager’s duties are the deputy’s, else who confirmed a role first; with nobody there, nobody’s yet', () => {
    const next = (roster: typeof busy) =>
      withoutThem(roster, ADA.id, at(9)).duties.find(({ duty }) => duty === 'command-incident')!.next?.accountable ??
      null;
    expect(next(busy)).toEqual(BEN);
    expect(next(given(opened(), assigned(EXPERT, CLEO)))).toEqual(CLEO);
    expect(next(given(opened()))).toBeNull();
  });
});
