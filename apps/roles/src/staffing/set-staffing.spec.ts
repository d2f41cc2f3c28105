import { INCIDENT_MANAGER, NO_INCIDENT, SEVERITIES, staffingChanged } from '#contracts';
import { addDuty } from '../catalogue/add-duty.js';
import { addRole } from '../catalogue/add-role.js';
import { archiveRole } from '../catalogue/archive-role.js';
import { BUILT_IN } from '../catalogue/catalogue-aggregate.js';
import { catalogueAfter, INFORM, LIAISON, refusalOf } from '../catalogue/given-catalogue.js';
import type { Catalogue } from '../catalogue/role-entry.js';
import { ADA } from '../roster/given.js';
import { setStaffing, staffingFor } from './set-staffing.js';
import { BUILT_IN_STAFFING, type StaffingVersion, staffingAggregate } from './staffing-aggregate.js';

const row = (role: string, withinMinutes = 5) => ({ role, withinMinutes });
const MANAGER = row(INCIDENT_MANAGER, 0);

/** Given the matrix that comes with Muster, the one after these rows were set. */
function set(rows: Parameters<typeof setStaffing>[0], catalogue: Catalogue = BUILT_IN, known?: StaffingVersion) {
  const [event, ...others] = setStaffing(rows, catalogue)(known);
  expect(others).toEqual([]);
  return event!.data;
}

describe('which roles a severity requires', () => {
  it('is version 1 as it comes with Muster: always a manager, at once, and in a SEV4 nobody else', () => {
    for (const severity of SEVERITIES) expect(BUILT_IN_STAFFING[severity]).toContainEqual(MANAGER);
    expect(BUILT_IN_STAFFING).toMatchObject({ version: 1, SEV4: [MANAGER] });
    expect(staffingAggregate.place(BUILT_IN_STAFFING)).toEqual({ incident: NO_INCIDENT, restricted: false });
  });

  it('is set for one severity or several, and stays for the others; the event carries the whole', () => {
    const SEV3 = [MANAGER, row('scribe', 90)];
    const SEV4 = [MANAGER, row('tech-lead', 480)];
    const { SEV1, SEV2 } = BUILT_IN_STAFFING;
    expect(set({ SEV4, SEV3 })).toEqual({
      severities: ['SEV3', 'SEV4'],
      staffing: { version: 2, SEV1, SEV2, SEV3, SEV4 },
    });
    const before = set({ SEV3 }).staffing;
    expect(set({ SEV4 }, BUILT_IN, before).staffing).toEqual({ version: 3, SEV1, SEV2, SEV3, SEV4 });
  });

  it('has no new version when nothing changes, and names only what did', () => {
    const { SEV2 } = BUILT_IN_STAFFING;
    expect(setStaffing({ SEV2 }, BUILT_IN)(undefined)).toEqual([]);
    expect(set({ SEV2, SEV4: [MANAGER, row('scribe')] }).severities).toEqual(['SEV4']);
  });

  it('may be a role that the organisation added', () => {
    const catalogue = catalogueAfter(addDuty(INFORM), addRole(LIAISON));
    expect(set({ SEV1: [MANAGER, row(LIAISON.key, 30)] }, catalogue).staffing.SEV1).toContainEqual(
      row(LIAISON.key, 30),
    );
  });

  it('is told in both languages', () => {
    const data = set({ SEV1: [MANAGER], SEV4: [MANAGER, row('scribe')] });
    expect(staffingChanged.wording!({ data, by: ADA })).toEqual({
      en: 'Ada changed the roles required for SEV1 and SEV4.',
      fr: 'Ada a changé les rôles exigés pour SEV1 et SEV4.',
    });
  });

  it.each([
    ['a role that is none', { SEV1: [MANAGER, row('boss')] }, 'role-unknown', 'SEV1[1].role'],
    ['an archived role', { SEV2: [row('scribe'), MANAGER] }, 'role-archived', 'SEV2[0].role'],
    ['a role twice', { SEV3: [MANAGER, row('tech-lead'), row('tech-lead', 9)] }, 'role-twice', 'SEV3[2].role'],
    ['no manager', { SEV1: [MANAGER], SEV4: [row('tech-lead')] }, 'manager-not-staffed', 'SEV4'],
    ['nobody at all', { SEV4: [] }, 'manager-not-staffed', 'SEV4'],
  ])('is refused with %s, naming the row and what to do', (_what, rows, code, field) => {
    const catalogue = catalogueAfter(archiveRole('scribe'));
    const refused = refusalOf(() => setStaffing(rows, catalogue)(undefined));
    expect(refused).toEqual({ code, field, next: expect.stringMatching(/\w/) });
  });
});

describe('what an incident that starts is asked for', () => {
  it('leaves out a role that was archived after the matrix named it, and has it again when it is back', () => {
    const asked = (catalogue: Catalogue) => staffingFor(catalogue, BUILT_IN_STAFFING);
    expect(asked(BUILT_IN)).toEqual(BUILT_IN_STAFFING);
    const without = asked(catalogueAfter(archiveRole('scribe')));
    const roles = SEVERITIES.flatMap((severity) => without[severity].map(({ role }) => role));
    expect([roles.includes('scribe'), roles.includes('tech-lead')]).toEqual([false, true]);
    for (const severity of SEVERITIES) expect(without[severity]).toContainEqual(MANAGER);
  });
});
