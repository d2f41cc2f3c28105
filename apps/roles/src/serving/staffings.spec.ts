import { archiveRole, changeRole, getStaffing, type RequestContract, setStaffing } from '#contracts';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { BUILT_IN_STAFFING } from '../staffing/staffing-aggregate.js';
import { Catalogues } from './catalogues.js';
import { RolesModule } from './roles.module.js';
import { Staffings } from './staffings.js';

let service: ServiceUnderTest;
let staffings: Staffings;
let catalogues: Catalogues;

beforeAll(async () => {
  service = await ServiceUnderTest.start('roles', RolesModule.with(ANSWER_LIMITS));
  staffings = service.app.get(Staffings, { strict: false });
  catalogues = service.app.get(Catalogues, { strict: false });
});

afterAll(() => service?.stop());

const asRoot = <Contract extends RequestContract>(contract: Contract, input: object) =>
  service.ask(contract, input, 'admin.root@example.org');
const manager = { role: 'incident-manager', withinMinutes: 0 };
const scribe = { role: 'scribe', withinMinutes: 45 };

describe('the staffing matrix, served', () => {
  it('is version 1 until an administrator changes it', async () => {
    expect(await service.ask(getStaffing, {})).toEqual(BUILT_IN_STAFFING);
    expect(await staffings.current()).toEqual(BUILT_IN_STAFFING);
    const rows = { SEV4: [manager, scribe] };
    await expect(service.ask(setStaffing, rows)).rejects.toMatchObject({ problem: { code: 'not-for-you' } });
    expect(await asRoot(setStaffing, rows)).toEqual({ ...BUILT_IN_STAFFING, ...rows, version: 2 });
  });

  it('is at once what this process asks for in incidents that start, and what everybody reads', async () => {
    const [now, read] = await Promise.all([staffings.current(), service.ask(getStaffing, {})]);
    expect([now, read].map(({ version, SEV4 }) => [version, SEV4])).toEqual([
      [2, [manager, scribe]],
      [2, [manager, scribe]],
    ]);
  });

  it('asks in incidents that start for no role that is archived, and does again when it is back', async () => {
    const before = await catalogues.current();
    await asRoot(archiveRole, { role: 'scribe' });
    expect((await staffings.current()).SEV4).toEqual([manager]);
    expect((await staffings.current(before)).SEV4).toEqual([manager, scribe]);
    expect((await service.ask(getStaffing, {})).SEV4).toEqual([manager, scribe]);
    const again = asRoot(setStaffing, { SEV3: [manager, scribe] });
    await expect(again).rejects.toMatchObject({ problem: { code: 'role-archived', role: 'scribe' } });
    await asRoot(changeRole, { role: 'scribe', archived: false });
    expect((await staffings.current()).SEV4).toEqual([manager, scribe]);
  });

  it('stays readable in every version', async () => {
    expect((await asRoot(setStaffing, { SEV4: [manager] })).version).toBe(3);
    const versions = await Promise.all([1, 2, 3].map((version) => service.ask(getStaffing, { version })));
    expect(versions.map(({ version, SEV4 }) => [version, SEV4.length])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ]);
    await expect(service.ask(getStaffing, { version: 4 })).rejects.toMatchObject({
      problem: { code: 'version-unknown', latest: 3 },
    });
  });
});
