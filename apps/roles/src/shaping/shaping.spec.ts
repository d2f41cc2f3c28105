import { resolveTable } from '../accountability/resolve.js';
import { assignRole } from '../roster/assign-role.js';
import {
  ADA,
  afterwards,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  DAN,
  delegated,
  EXPERT,
  given,
  joinedIn,
  opened,
  parted,
  RESTORER,
  role,
  SCRIBE,
  shapedRole,
  when,
} from '../roster/given.js';
import { holdersOf, type Roster } from '../roster/roster.js';
import { changeWorkstream, closeWorkstream } from './change-workstream.js';
import { nameLead } from './name-lead.js';
import { openWorkstream } from './open-workstream.js';
import { dropRole, shapeRole } from './shape-role.js';

const LEAD = role('tech-lead');
const workstream = { key: 'database', name: 'Database', goal: 'Find a backup', timeBox: at(30), chatUrl: null };
const seat = { role: 'tech-lead', scope: 'database' };
const answers = (roster: Roster, duty: string, scope = 'incident') =>
  resolveTable(roster).find((one) => one.duty === duty && one.scope === scope);

describe('a workstream', () => {
  const apart = given(opened(), parted('database'));

  it('is opened by the manager with goal and time-box, or by whom they delegated the shaping to', () => {
    const data = { workstream: { ...workstream, openedAt: at(1) } };
    expect(when(given(opened()), ADA, 1, openWorkstream(workstream))).toEqual([{ name: 'workstream-opened', data }]);
    const trusted = given(opened(), joinedIn(BEN), delegated('shape-roles', BEN));
    expect(when(trusted, BEN, 1, openWorkstream(workstream))).toHaveLength(1);
    const refused = { refused: 'not-your-duty', duty: 'shape-roles', entitled: [ADA] };
    expect(when(given(opened()), BEN, 1, openWorkstream(workstream))).toMatchObject(refused);
  });

  it.each(['database', 'incident', 'internal'])('is not called %s, which is something else already', (key) => {
    const refused = { refused: 'key-taken', key };
    expect(when(apart, ADA, 2, openWorkstream({ ...workstream, key }))).toEqual(refused);
  });

  it('has a lead of its own, who answers there; where nobody does, who answers for the whole incident', () => {
    const whole = given(opened(), parted('database'), assigned(LEAD, BEN));
    expect(answers(whole, 'decide-changes', 'database')).toMatchObject({ accountable: BEN, heldIn: 'incident' });
    const both = given(opened(), parted('database'), assigned(LEAD, BEN), assignedIn('database', LEAD, CLEO));
    expect(answers(both, 'decide-changes', 'database')).toMatchObject({ accountable: CLEO, heldIn: 'database' });
    expect(answers(both, 'decide-changes')).toMatchObject({ accountable: BEN, heldIn: 'incident' });
    expect(answers(given(opened(), parted('database')), 'decide-changes', 'database')).toMatchObject({
      accountable: ADA,
    });
  });

  it('takes one lead and many experts; a scribe is for the whole incident', () => {
    const led = given(opened(), parted('database'), assignedIn('database', LEAD, CLEO));
    expect(when(led, BEN, 3, assignRole({ seat, person: BEN }))).toMatchObject({ refused: 'role-held', holder: CLEO });
    const expert = { role: 'subject-matter-expert', scope: 'database' };
    expect(when(led, BEN, 3, assignRole({ seat: expert, person: BEN }))).toMatchObject([
      { name: 'role-assigned', data: { ...expert, roleName: { en: 'Subject-matter expert, Database' } } },
    ]);
    const scribe = { role: 'scribe', scope: 'database' };
    expect(when(led, BEN, 3, assignRole({ seat: scribe, person: BEN }))).toMatchObject({
      refused: 'scope-not-for-role',
    });
    const nowhere = { role: 'tech-lead', scope: 'nowhere' };
    expect(when(led, BEN, 3, assignRole({ seat: nowhere, person: BEN }))).toMatchObject({ refused: 'scope-unknown' });
  });

  it('is changed by its lead too, and not into a time that has passed', () => {
    const led = given(opened(), parted('database'), assignedIn('database', LEAD, CLEO));
    expect(when(led, CLEO, 3, changeWorkstream('database', { goal: 'Any backup' }))).toMatchObject([
      { data: { workstream: { goal: 'Any backup', name: 'Database' } } },
    ]);
    expect(when(led, BEN, 3, changeWorkstream('database', { goal: 'Any' }))).toMatchObject({
      refused: 'not-your-duty',
    });
    expect(when(led, CLEO, 3, changeWorkstream('database', { timeBox: at(3) }))).toMatchObject({
      refused: 'time-passed',
    });
    expect(when(led, CLEO, 3, changeWorkstream('database', { name: 'Database' }))).toEqual([]);
  });

  it('leaves nothing behind when it is closed, and its key is not used again', () => {
    const led = given(
      opened(),
      parted('database'),
      assignedIn('database', LEAD, CLEO),
      delegated('form-theories', CLEO, 'database'),
    );
    const closed = when(led, ADA, 4, closeWorkstream('database'));
    expect(closed).toMatchObject([{ name: 'workstream-closed', data: { released: [seat] } }]);
    const after = afterwards(led, closed as never, ADA, 4);
    expect(after).toMatchObject({ workstreams: [], delegations: [], holdings: [{ person: ADA }] });
    expect(resolveTable(after).filter(({ scope }) => scope !== 'incident')).toEqual([]);
    expect(when(after, ADA, 5, openWorkstream(workstream))).toEqual({ refused: 'key-taken', key: 'database' });
  });
});

describe('an audience side', () => {
  it('can have a communications manager of its own: one inside, one outside', () => {
    const COMMUNICATIONS = role('communications-manager');
    const sides = given(
      ...[opened(), assignedIn('internal', COMMUNICATIONS, BEN), assignedIn('external', COMMUNICATIONS, CLEO)],
    );
    expect(answers(sides, 'send-internal-updates', 'internal')).toMatchObject({ accountable: BEN });
    expect(answers(sides, 'send-external-updates', 'external')).toMatchObject({ accountable: CLEO });
    expect(answers(sides, 'send-external-updates')).toMatchObject({ accountable: ADA, because: 'incident-manager' });
  });
});

describe('a role shaped for the incident', () => {
  it('has duties of the catalogue or written for it, each of which has one accountable person', () => {
    expect(when(given(opened()), ADA, 1, shapeRole(RESTORER))).toEqual([
      { name: 'role-shaped', data: { shaped: RESTORER } },
    ]);
    const vacant = given(opened(), shapedRole());
    expect(answers(vacant, 'restore-data')).toMatchObject({ accountable: ADA, because: 'incident-manager' });
    const held = given(opened(), shapedRole(), assigned({ ...SCRIBE, key: 'restorer', name: RESTORER.name }, BEN));
    expect(answers(held, 'restore-data')).toMatchObject({
      accountable: BEN,
      because: 'primary-role',
      role: 'restorer',
    });
    expect(answers(held, 'give-context')).toMatchObject({ accountable: BEN, because: 'secondary-role' });
  });

  it.each([
    ['named like one of the catalogue', { key: 'scribe' }, { refused: 'key-taken', key: 'scribe' }],
    ['that names a duty twice', { duties: [...RESTORER.duties, RESTORER.duties[0]!] }, { refused: 'duty-twice' }],
    ['with a duty that nobody wrote', { newDuties: [] }, { refused: 'duty-unknown', duty: 'restore-data' }],
    [
      'whose own duty is called like one of the catalogue',
      { newDuties: [{ key: 'give-context', name: { en: 'x', fr: 'y' } }] },
      { refused: 'key-taken', key: 'give-context' },
    ],
  ])('is refused %s', (_, changed, refused) => {
    expect(when(given(opened()), ADA, 1, shapeRole({ ...RESTORER, ...changed }))).toMatchObject(refused);
  });

  it('is dropped with its duties, and who held it released; one of the catalogue cannot be', () => {
    const held = given(opened(), shapedRole(), assigned({ ...SCRIBE, key: 'restorer', name: RESTORER.name }, BEN));
    const dropped = when(held, ADA, 3, dropRole('restorer'));
    expect(dropped).toMatchObject([{ name: 'role-dropped', data: { released: [BEN] } }]);
    const after = afterwards(held, dropped as never, ADA, 3);
    expect(after.shaped).toEqual({ roles: [], duties: [] });
    expect(answers(after, 'restore-data')).toBeUndefined();
    expect(when(after, ADA, 4, dropRole('scribe'))).toMatchObject({ refused: 'role-of-catalogue' });
    expect(when(after, ADA, 4, dropRole('restorer'))).toMatchObject({ refused: 'role-unknown' });
  });
});

describe('a role with many holders names one of them lead', () => {
  const experts = given(opened(), assigned(EXPERT, BEN), assigned(EXPERT, CLEO), joinedIn(DAN));

  it('unless named, who has held it longest; named, that one answers for its duties', () => {
    expect(answers(experts, 'implement-fixes')).toMatchObject({ accountable: BEN });
    const named = when(experts, BEN, 4, nameLead(EXPERT, CLEO));
    expect(named).toMatchObject([{ name: 'lead-named', data: { person: CLEO } }]);
    const after = afterwards(experts, named as never, BEN, 4);
    expect(answers(after, 'implement-fixes')).toMatchObject({ accountable: CLEO });
    expect(holdersOf(after, EXPERT).map(({ person }) => person)).toEqual([CLEO, BEN]);
  });

  it('is never somebody who does not hold it, and is not for others to name', () => {
    expect(when(experts, ADA, 4, nameLead(EXPERT, DAN))).toMatchObject({ refused: 'role-not-held', person: DAN });
    expect(when(experts, CLEO, 4, nameLead(EXPERT, CLEO))).toMatchObject({
      refused: 'not-entitled',
      entitled: [BEN, ADA],
    });
  });
});
