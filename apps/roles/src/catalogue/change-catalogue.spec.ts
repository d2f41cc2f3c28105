import fc from 'fast-check';
import { catalogueChanged, INCIDENT_MANAGER, NO_INCIDENT } from '#contracts';
import { ADA, at } from '../roster/given.js';
import { addDuty } from './add-duty.js';
import { addRole } from './add-role.js';
import { archiveDuty } from './archive-duty.js';
import { archiveRole } from './archive-role.js';
import { BUILT_IN, type CatalogueVersion, catalogueAggregate } from './catalogue-aggregate.js';
import { changeDuty } from './change-duty.js';
import { changeRole } from './change-role.js';
import { findRoles } from './find-roles.js';
import { catalogueAfter, INFORM, LIAISON, refusalOf } from './given-catalogue.js';
import { type CatalogueDecision, MOST } from './next-version.js';

const WITH_LIAISON = [addDuty(INFORM), addRole(LIAISON)] as const;
const roleIn = (catalogue: CatalogueVersion, key: string) => catalogue.roles.find((one) => one.key === key)!;
const dutyIn = (catalogue: CatalogueVersion, key: string) => catalogue.duties.find((one) => one.key === key)!;
const changed = (name: string) => ({ en: name, fr: `${name} (fr)` });

/** Given what was done before, what the change is refused with. */
const refused = (decide: CatalogueDecision, ...before: readonly CatalogueDecision[]) =>
  refusalOf(() => decide(catalogueAfter(...before)));

describe('the catalogue of an organisation', () => {
  it('is version 1 as it comes with Muster, and each change makes the next one, carried whole by its event', () => {
    const [event, ...others] = addDuty(INFORM)(undefined);
    expect(others).toEqual([]);
    expect(event).toEqual({
      name: 'catalogue-changed',
      data: {
        ...{ done: 'duty-added', ...INFORM },
        catalogue: { version: 2, roles: BUILT_IN.roles, duties: [...BUILT_IN.duties, INFORM] },
      },
    });
    expect(catalogueAfter(...WITH_LIAISON).version).toBe(3);
    expect(catalogueAggregate.place(BUILT_IN)).toEqual({ incident: NO_INCIDENT, restricted: false });
  });

  it('tells in both languages who changed what', () => {
    const told = (decide: CatalogueDecision, ...before: readonly CatalogueDecision[]) =>
      catalogueChanged.wording!({ data: decide(catalogueAfter(...before))[0]!.data, by: ADA });
    expect(told(addRole(LIAISON), addDuty(INFORM))).toEqual({
      en: 'Ada added the role “Legal liaison” in the catalogue.',
      fr: 'Ada a ajouté le rôle « Liaison juridique » au catalogue.',
    });
    expect(told(archiveRole('scribe')).fr).toBe('Ada a archivé le rôle « Secrétaire » au catalogue.');
    expect(told(changeRole({ role: 'scribe', archived: false }), archiveRole('scribe')).en).toMatch(/brought back/);
  });

  it('has no new version when nothing changes', () => {
    const { name } = roleIn(BUILT_IN, 'scribe');
    expect(changeRole({ role: 'scribe', name, archived: false })(undefined)).toEqual([]);
    expect(archiveRole('scribe')(catalogueAfter(archiveRole('scribe')))).toEqual([]);
    expect(changeDuty({ duty: 'suggest-fixes' })(undefined)).toEqual([]);
  });
});

describe('a role of the catalogue', () => {
  it('is added at the end with all that people read of it', () => {
    const catalogue = catalogueAfter(...WITH_LIAISON);
    expect(catalogue.roles.at(-1)).toEqual(LIAISON);
    expect(findRoles(catalogue, 'conseil').map(({ key }) => key)).toEqual(['legal-liaison']);
  });

  it('is changed in what was sent, in its old place, and in nothing else', () => {
    const duties = [{ duty: 'record-key-information', rank: 'primary' as const }];
    const catalogue = catalogueAfter(
      changeRole({ role: 'scribe', name: changed('Note taker'), holders: 'many', duties }),
    );
    const before = roleIn(BUILT_IN, 'scribe');
    expect(catalogue.roles.indexOf(roleIn(catalogue, 'scribe'))).toBe(BUILT_IN.roles.indexOf(before));
    const name = changed('Note taker');
    expect(roleIn(catalogue, 'scribe')).toEqual({ ...before, name, holders: 'many', duties });
    expect(catalogue.duties).toEqual(BUILT_IN.duties);
  });

  it('is archived, never deleted, and brought back as it was', () => {
    const archived = catalogueAfter(archiveRole('scribe'));
    expect(roleIn(archived, 'scribe')).toEqual({ ...roleIn(BUILT_IN, 'scribe'), archived: true });
    const back = catalogueAfter(archiveRole('scribe'), changeRole({ role: 'scribe', archived: false }));
    expect(back).toEqual({ ...BUILT_IN, version: 3 });
  });

  it.each([
    ['a key that another role has', addRole({ ...LIAISON, key: 'scribe' }), 'role-key-taken', 'key', []],
    [
      'a key of an archived role',
      addRole({ ...LIAISON, key: 'scribe' }),
      'role-key-taken',
      'key',
      [archiveRole('scribe')],
    ],
    ['a duty that is none', addRole(LIAISON), 'duty-not-in-catalogue', 'duties[0].duty', []],
    [
      'a duty named twice',
      addRole({ ...LIAISON, duties: [...LIAISON.duties, LIAISON.duties[0]!] }),
      'duty-twice',
      'duties[2].duty',
      [addDuty(INFORM)],
    ],
    ['no duty', addRole({ ...LIAISON, duties: [] }), 'role-without-duty', 'duties', []],
    [
      'an archived duty',
      addRole(LIAISON),
      'duty-archived',
      'duties[0].duty',
      [addDuty(INFORM), archiveDuty(INFORM.key)],
    ],
    ['a change that leaves no duty', changeRole({ role: 'scribe', duties: [] }), 'role-without-duty', 'duties', []],
    ['a change of no role', changeRole({ role: 'boss' }), 'role-unknown', 'role', []],
    [
      'a change of an archived role',
      changeRole({ role: 'scribe', holders: 'many' }),
      'change-of-archived',
      'archived',
      [archiveRole('scribe')],
    ],
    ['archiving no role', archiveRole('boss'), 'role-unknown', 'role', []],
  ] as const)('is refused with %s, naming the field and what to do', (_what, decide, code, field, before) => {
    expect(refused(decide, ...before)).toEqual({ code, field, next: expect.stringMatching(/\w/) });
  });

  it('comes back only with duties that are still there', () => {
    const before = [...WITH_LIAISON, archiveRole(LIAISON.key), archiveDuty(INFORM.key)];
    expect(refused(changeRole({ role: LIAISON.key, archived: false }), ...before)).toMatchObject({
      code: 'duty-archived',
    });
    const duties = [{ duty: 'brief-executives', rank: 'primary' as const }];
    expect(refused(changeRole({ role: LIAISON.key, archived: false, duties }), ...before)).toBeUndefined();
  });
});

describe("the incident manager's role", () => {
  const { duties } = roleIn(BUILT_IN, INCIDENT_MANAGER);
  const role = INCIDENT_MANAGER;

  it.each([
    ['archived', archiveRole(role), 'role'],
    ['held by many', changeRole({ role, holders: 'many' }), 'holders'],
    ['split by workstreams', changeRole({ role, splitBy: 'workstream' }), 'splitBy'],
    ['left without a duty of its three', changeRole({ role, duties: duties.slice(1) }), 'duties'],
    [
      'given one of them as secondary',
      changeRole({ role, duties: duties.map(({ duty }) => ({ duty, rank: 'secondary' as const })) }),
      'duties',
    ],
  ])('is never %s', (_what, decide, field) => {
    expect(refused(decide)).toMatchObject({ code: 'manager-role-kept', field });
  });

  it('takes other words and further duties', () => {
    const more = [...duties, { duty: 'brief-executives', rank: 'secondary' as const }];
    const catalogue = catalogueAfter(changeRole({ role, name: changed('Commander'), duties: more }));
    expect(roleIn(catalogue, role)).toMatchObject({ name: changed('Commander'), duties: more });
  });
});

describe('a duty of the catalogue', () => {
  it('is worded anew, archived when no role lists it, and brought back', () => {
    const name = changed('Tell the authorities');
    expect(dutyIn(catalogueAfter(addDuty(INFORM), changeDuty({ duty: INFORM.key, name })), INFORM.key).name).toEqual(
      name,
    );
    const archived = catalogueAfter(addDuty(INFORM), archiveDuty(INFORM.key));
    expect(dutyIn(archived, INFORM.key)).toEqual({ ...INFORM, archived: true });
    const [event] = changeDuty({ duty: INFORM.key, name, archived: false })(archived);
    expect(event!.data).toMatchObject({ done: 'duty-brought-back', name });
    expect(dutyIn(event!.data.catalogue, INFORM.key)).toEqual({ key: INFORM.key, name });
  });

  it('may be listed by an archived role alone and be archived too', () => {
    const catalogue = catalogueAfter(...WITH_LIAISON, archiveRole(LIAISON.key), archiveDuty(INFORM.key));
    expect(dutyIn(catalogue, INFORM.key).archived).toBe(true);
  });

  it.each([
    ['a key that is taken', addDuty({ ...INFORM, key: 'suggest-fixes' }), 'duty-key-taken', 'key', []],
    ['a key of an archived duty', addDuty(INFORM), 'duty-key-taken', 'key', [addDuty(INFORM), archiveDuty(INFORM.key)]],
    ['words for no duty', changeDuty({ duty: 'nothing' }), 'duty-not-in-catalogue', 'duty', []],
    [
      'words for an archived one',
      changeDuty({ duty: INFORM.key, name: INFORM.name }),
      'change-of-archived',
      'archived',
      [addDuty(INFORM), archiveDuty(INFORM.key)],
    ],
    ['archiving none', archiveDuty('nothing'), 'duty-not-in-catalogue', 'duty', []],
    ['archiving one that a role lists', archiveDuty('maintain-timeline'), 'duty-listed', 'duty', []],
  ] as const)('is refused with %s, naming the field and what to do', (_what, decide, code, field, before) => {
    expect(refused(decide, ...before)).toEqual({ code, field, next: expect.stringMatching(/\w/) });
  });

  it('names every role that lists it when it cannot be archived', () => {
    const decide = () => archiveDuty('update-status-page')(undefined);
    expect(decide).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ roles: [expect.anything(), expect.anything()] }) }),
    );
  });
});

describe('whatever is changed', () => {
  const key = fc.constantFrom(INCIDENT_MANAGER, 'scribe', 'tech-lead', 'a', 'b');
  const duty = fc.constantFrom(
    'command-incident',
    'shape-roles',
    'answer-for-unassigned',
    'maintain-timeline',
    'x',
    'y',
  );
  const rank = fc.constantFrom('primary' as const, 'secondary' as const);
  const duties = fc.array(fc.record({ duty, rank }), { maxLength: 4 });
  const holders = fc.constantFrom('one' as const, 'many' as const);
  const splitBy = fc.constantFrom('workstream' as const, 'audience' as const, null);
  const back = fc.constantFrom({ archived: false } as const, {});
  const change = fc.oneof(
    fc.record({ key, duties, holders, splitBy }).map((more) => addRole({ ...LIAISON, ...more })),
    fc.record({ role: key, duties, holders }).map((more) => changeRole(more)),
    fc.tuple(key, back).map(([role, more]) => changeRole({ role, ...more })),
    key.map(archiveRole),
    duty.map((one) => addDuty({ ...INFORM, key: one })),
    fc.tuple(duty, back).map(([one, more]) => changeDuty({ duty: one, ...more })),
    duty.map(archiveDuty),
  );

  it('every role that is given has its duties, the manager commands, and nothing ever vanishes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let catalogue = BUILT_IN;
        for (const decide of changes) {
          const before = catalogue;
          refusalOf(() => {
            catalogue = decide(before).reduce(
              (state, event) => catalogueAggregate.evolve(state, event, { at: at(0), by: ADA }),
              before,
            );
          });
          expect(catalogue.version - before.version).toBe(catalogue === before ? 0 : 1);
          for (const field of ['roles', 'duties'] as const) {
            const keys = catalogue[field].map((one) => one.key);
            expect(keys.slice(0, before[field].length)).toEqual(before[field].map((one) => one.key));
            expect(new Set(keys).size).toBe(keys.length);
          }
          for (const { archived, duties: listed } of catalogue.roles.filter((one) => !one.archived)) {
            expect([archived, listed.length > 0]).toEqual([undefined, true]);
            expect(listed.filter((one) => dutyIn(catalogue, one.duty).archived)).toEqual([]);
          }
          const manager = roleIn(catalogue, INCIDENT_MANAGER);
          expect([manager.archived, manager.holders, manager.splitBy]).toEqual([undefined, 'one', null]);
          expect(manager.duties).toEqual(expect.arrayContaining(roleIn(BUILT_IN, INCIDENT_MANAGER).duties));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('it stays small enough for every incident to carry it', () => {
    const many = Array.from({ length: MOST.duties - BUILT_IN.duties.length }, (_, place) =>
      addDuty({ ...INFORM, key: `d${place}` }),
    );
    expect(refused(addDuty(INFORM), ...many)).toMatchObject({ code: 'catalogue-full' });
    expect(refused(changeDuty({ duty: 'd1', name: INFORM.name }), ...many)).toBeUndefined();
  });
});
