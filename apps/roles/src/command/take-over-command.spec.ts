import { named } from '../catalogue/role-entry.js';
import {
  ADA,
  afterwards,
  at,
  BEN,
  CLEO,
  called,
  EVE,
  given,
  MANAGER,
  noted,
  observing,
  offered,
  opened,
  silent,
  when,
} from '../roster/given.js';
import { holdersOf, managerOf, seatOf } from '../roster/roster.js';
import { takeOverCommand } from './take-over-command.js';

const reason = 'no word from you';
const here = given(opened());
const unanswered = given(opened({}, false));
const calling = given(opened(), called(BEN, ADA, 11));

const taken = (person = BEN) => [{ name: 'manager-taken-over' as const, data: { person, former: ADA, reason } }];
const hasTime = (minute: number) => ({ refused: 'manager-still-has-time', manager: ADA, answerBy: at(minute) });

describe('taking over command', () => {
  it('calls a manager who had answered first, who has the time that the severity sets', () => {
    const data = (answerBy: string) => ({ manager: ADA, reason, answerBy });
    expect(when(here, BEN, 1, takeOverCommand(reason))).toEqual([{ name: 'manager-called', data: data(at(11)) }]);
    const worst = given(opened({ severity: 'SEV1' }));
    expect(when(worst, BEN, 1, takeOverCommand(reason))).toEqual([{ name: 'manager-called', data: data(at(6)) }]);
    const risen = given(opened(), noted(EVE, { severity: 'SEV1', sequence: 2 }));
    expect(when(risen, BEN, 1, takeOverCommand(reason))).toEqual([{ name: 'manager-called', data: data(at(6)) }]);
  });

  it('is refused while a called manager still has time, saying who and until when; nobody calls twice', () => {
    expect(when(calling, BEN, 10.99, takeOverCommand(reason))).toEqual(hasTime(11));
    expect(when(calling, CLEO, 2, takeOverCommand(reason))).toEqual(hasTime(11));
  });

  it('succeeds for whoever presses once that time has passed, though no clock has said so yet', () => {
    expect(when(calling, CLEO, 11, takeOverCommand(reason))).toEqual(taken(CLEO));
    const said = given(opened(), called(BEN, ADA, 11), silent(ADA));
    expect(when(said, BEN, 12, takeOverCommand(reason))).toEqual(taken());
  });

  it('needs no call when the manager who was named has not acknowledged in time', () => {
    expect(when(unanswered, BEN, 9.99, takeOverCommand(reason))).toEqual(hasTime(10));
    expect(when(unanswered, BEN, 10, takeOverCommand(reason))).toEqual(taken());
  });

  it('is refused to the manager', () => {
    const refused = { refused: 'already-holder', ...named(MANAGER), person: ADA };
    expect(when(here, ADA, 1, takeOverCommand(reason))).toEqual(refused);
    expect(when(calling, ADA, 20, takeOverCommand(reason))).toEqual(refused);
  });

  it('leaves exactly one incident manager, who has answered; what the former one offered ends', () => {
    const before = given(opened(), called(BEN, ADA, 11), observing(MANAGER, BEN), offered(MANAGER, ADA, CLEO, 3, ADA));
    const calledAgain = afterwards(
      before,
      [{ name: 'manager-called', data: { manager: ADA, reason, answerBy: at(14) } }],
      BEN,
      4,
    );
    const after = afterwards(calledAgain, taken(), BEN, 14);
    expect(managerOf(after)).toEqual(BEN);
    expect(holdersOf(after, seatOf('incident-manager'))).toHaveLength(1);
    expect(after.holdings[0]).toMatchObject({ since: at(14), acknowledgedAt: at(14) });
    expect(after).toMatchObject({ offers: [], observations: [], answerBy: null, silent: false });
    expect(after.epochs['incident-manager/incident']).toBe(2);
  });

  it('is over when the manager answers: who presses again begins with a call', () => {
    const answered = afterwards(
      calling,
      [{ name: 'role-acknowledged', data: { ...seatOf(MANAGER.key), roleName: MANAGER.name, person: ADA } }],
      ADA,
      5,
    );
    expect(when(answered, BEN, 12, takeOverCommand(reason))).toMatchObject([{ name: 'manager-called' }]);
  });
});
