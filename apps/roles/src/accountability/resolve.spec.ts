import { CATALOGUE } from '../catalogue/catalogue.js';
import {
  ADA,
  assigned,
  assignedIn,
  BEN,
  CLEO,
  DAN,
  delegated,
  EVE,
  EXPERT,
  given,
  observing,
  offered,
  opened,
  type Past,
  released,
  role,
  SCRIBE,
} from '../roster/given.js';
import { resolveTable } from './resolve.js';

const COMMUNICATIONS = role('communications-manager');
const SOCIAL = role('social-media-lead');

const table = (...pasts: Past[]) => resolveTable(given(opened(), ...pasts));
const row = (duty: string, ...pasts: Past[]) => table(...pasts).find((one) => one.duty === duty)!;
const ids = (...people: { id: string }[]) => people.map(({ id }) => id);

describe('who answers for a duty', () => {
  it('is for every duty of the catalogue exactly one person', () => {
    for (const rows of [table(), table(assigned(SCRIBE, BEN), assigned(EXPERT, CLEO), released(SCRIBE, BEN))]) {
      expect(rows.map(({ duty }) => duty)).toEqual(CATALOGUE.duties.map(({ key }) => key));
      expect(rows.filter(({ accountable }) => !accountable?.id)).toEqual([]);
    }
  });

  it('is the incident manager for everything that nobody else holds', () => {
    const rows = table();
    expect(new Set(rows.map(({ accountable }) => accountable))).toEqual(new Set([ADA]));
    expect(rows.filter(({ because }) => because === 'primary-role').map(({ duty }) => duty)).toEqual([
      'command-incident',
      'shape-roles',
    ]);
    expect(row('form-theories')).toEqual({
      ...{ duty: 'form-theories', scope: 'incident', accountable: ADA, because: 'incident-manager' },
      ...{ role: 'incident-manager', heldIn: 'incident', entitled: ids(ADA), epoch: 1 },
    });
  });

  it('is first the holder of the role whose primary duty it is', () => {
    expect(row('update-status-page', assigned(SOCIAL, BEN), assigned(COMMUNICATIONS, CLEO))).toEqual({
      ...{ duty: 'update-status-page', scope: 'incident', accountable: CLEO, because: 'primary-role' },
      ...{ role: 'communications-manager', heldIn: 'incident', entitled: ids(ADA, BEN, CLEO), epoch: 1 },
    });
  });

  it('is then the holder of a role that has it as secondary', () => {
    const found = { accountable: BEN, because: 'secondary-role', role: 'social-media-lead', entitled: ids(ADA, BEN) };
    expect(row('update-status-page', assigned(SOCIAL, BEN))).toMatchObject(found);
    const left = [assigned(COMMUNICATIONS, CLEO), assigned(SOCIAL, BEN), released(COMMUNICATIONS, CLEO)];
    expect(row('update-status-page', ...left)).toMatchObject(found);
    expect(row('maintain-timeline', assigned(SCRIBE, BEN))).toMatchObject({
      accountable: BEN,
      because: 'secondary-role',
    });
  });

  it('falls to the incident manager when the last of them leaves', () => {
    const found = row('update-status-page', assigned(SOCIAL, BEN), released(SOCIAL, BEN));
    expect(found).toMatchObject({ accountable: ADA, because: 'incident-manager', entitled: ids(ADA) });
  });

  it('is, of several holders, the lead: who has held it longest', () => {
    const experts = [assigned(EXPERT, CLEO), assigned(EXPERT, BEN), assigned(EXPERT, DAN)];
    expect(row('implement-fixes', ...experts).accountable).toEqual(CLEO);
    expect(row('implement-fixes', ...experts, released(EXPERT, CLEO)).accountable).toEqual(BEN);
  });

  it('is never an observer, nor who has not accepted yet', () => {
    const pasts = [observing(SCRIBE, CLEO), offered(SCRIBE, BEN, DAN, 2)];
    expect(row('record-key-information', observing(SCRIBE, CLEO))).toMatchObject({
      accountable: ADA,
      entitled: ids(ADA),
    });
    const found = row('record-key-information', assigned(SCRIBE, BEN), ...pasts);
    expect(found).toMatchObject({ accountable: BEN, entitled: ids(ADA, BEN) });
  });

  it('has the epoch of the role through which they answer', () => {
    const moved = [assigned(SCRIBE, BEN), assigned(SCRIBE, CLEO, ADA, BEN)];
    expect(row('record-key-information', ...moved).epoch).toBe(2);
    expect(row('record-key-information', ...moved, released(SCRIBE, CLEO)).epoch).toBe(1);
  });
});

describe('who may do a duty without asking', () => {
  it('is every holder of a role that lists it, primary or secondary, and the manager, each once', () => {
    const experts = [assigned(EXPERT, CLEO), assigned(EXPERT, BEN), assigned(EXPERT, ADA)];
    expect(row('suggest-fixes', ...experts).entitled).toEqual(ids(ADA, BEN, CLEO));
    expect(row('page-experts', ...experts).entitled).toEqual(ids(ADA, BEN, CLEO));
    expect(row('form-theories', ...experts).entitled).toEqual(ids(ADA));
  });
});

describe('accountable for a duty in a scope is the first there is of', () => {
  const COMMUNICATIONS_INSIDE = assignedIn('internal', COMMUNICATIONS, BEN);
  const at = (...pasts: Past[]) =>
    table(...pasts).find(({ duty, scope }) => duty === 'update-status-page' && scope === 'internal')!;
  const steps: readonly (readonly [string, readonly Past[], { id: string; name: string }])[] = [
    ['who it was delegated to', [delegated('update-status-page', EVE, 'internal'), COMMUNICATIONS_INSIDE], EVE],
    [
      'the holder in that scope of the role whose primary duty it is',
      [COMMUNICATIONS_INSIDE, assigned(SOCIAL, CLEO)],
      BEN,
    ],
    ['that role’s holder for the whole incident', [assigned(COMMUNICATIONS, DAN), inside()], DAN],
    ['the holder of a role that has it as secondary', [assigned(SOCIAL, CLEO), inside()], CLEO],
    ['the incident manager', [inside()], ADA],
  ];

  /** Somebody delegated something there: so that the part is in use, and nothing of this duty. */
  function inside(): Past {
    return delegated('brief-executives', EVE, 'internal');
  }

  it.each(steps)('%s', (_, pasts, accountable) => {
    expect(at(...pasts).accountable).toEqual(accountable);
  });

  it('entitled is every holder of a role that lists it, every delegate, and the incident manager', () => {
    const pasts = [
      ...[assigned(COMMUNICATIONS, BEN), assigned(SOCIAL, CLEO), delegated('update-status-page', EVE)],
      ...[assigned(EXPERT, DAN), COMMUNICATIONS_INSIDE],
    ];
    expect(row('update-status-page', ...pasts).entitled).toEqual(ids(ADA, BEN, CLEO, EVE));
  });
});
