import {
  addDuty,
  addRole,
  archiveRole,
  changeRole,
  getCatalogue,
  listRoles,
  NO_INCIDENT,
  type RequestContract,
} from '#contracts';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { BUILT_IN } from '../catalogue/catalogue-aggregate.js';
import { INFORM, LIAISON } from '../catalogue/given-catalogue.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { Catalogues } from './catalogues.js';
import { RolesModule } from './roles.module.js';

let service: ServiceUnderTest;
let catalogues: Catalogues;

beforeAll(async () => {
  service = await ServiceUnderTest.start('roles', RolesModule.with(ANSWER_LIMITS));
  catalogues = service.app.get(Catalogues, { strict: false });
});

afterAll(() => service?.stop());

const asRoot = <Contract extends RequestContract>(contract: Contract, input: object) =>
  service.ask(contract, input, 'admin.root@example.org');
const log = () => service.parts.connection.db!.collection('event_log');
const document = () => service.parts.connection.db!.collection('catalogues').findOne({ _id: 'catalogue' as never });

describe('the catalogue, served', () => {
  it('is version 1 until somebody changes it, and nothing is stored', async () => {
    expect(await service.ask(getCatalogue, {})).toEqual(BUILT_IN);
    expect(await catalogues.current()).toEqual(BUILT_IN);
    expect((await service.ask(listRoles, {})).version).toBe(1);
    expect(await document()).toBeNull();
  });

  it('is changed by administrators alone', async () => {
    await expect(service.ask(addDuty, INFORM)).rejects.toMatchObject({ problem: { code: 'not-for-you' } });
    expect(await asRoot(addDuty, INFORM)).toEqual({ version: 2, duty: INFORM });
    expect(await asRoot(addRole, LIAISON)).toEqual({ version: 3, role: LIAISON });
  });

  it('is at once what this process gives to incidents that start', async () => {
    const before = await catalogues.current();
    await asRoot(changeRole, { role: 'scribe', holders: 'many' });
    const { version } = await catalogues.current();
    expect([before.version, version]).toEqual([3, 4]);
  });

  it('is within a second what another process changed', async () => {
    await catalogues.current();
    const { state } = (await document())!;
    await service.parts.connection
      .db!.collection('catalogues')
      .updateOne({ _id: 'catalogue' as never }, { $set: { 'state.version': 99 } });
    await new Promise((later) => setTimeout(later, 1_000));
    expect((await catalogues.current()).version).toBe(99);
    await service.parts.connection
      .db!.collection('catalogues')
      .updateOne({ _id: 'catalogue' as never }, { $set: { state } });
  });

  it('is asked of the database once by many who ask at once', async () => {
    const asked = Array.from({ length: 50 }, () => catalogues.current());
    expect(new Set(await Promise.all(asked)).size).toBe(1);
  });

  it('stays readable in every version: from the outbox before it is published, from the log after', async () => {
    await service.parts.publisher.drain();
    expect((await document())!.outbox).toEqual([]);
    const versions = await Promise.all([1, 2, 3, 4].map((version) => service.ask(getCatalogue, { version })));
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(versions[1]).toEqual({ ...BUILT_IN, version: 2, duties: [...BUILT_IN.duties, INFORM] });
    const [logged] = await log().find({ aggregate: 'catalogue', sequence: 2 }).toArray();
    expect(logged!.subject).toBe(`muster.evt.${NO_INCIDENT}.roles.catalogue-changed`);
    // As before it was published: out of the log, and in the outbox.
    await log().deleteOne({ _id: logged!._id });
    const { subject, event, at } = logged!;
    const pending = { $push: { outbox: { subject, event, at } } } as object;
    await service.parts.connection.db!.collection('catalogues').updateOne({ _id: 'catalogue' as never }, pending);
    expect((await service.ask(getCatalogue, { version: 3 })).roles.at(-1)).toEqual(LIAISON);
  });

  it('refuses a version that there is not, and says which is the latest', async () => {
    const problem = { code: 'version-unknown', latest: 4, errors: [{ field: 'version' }] };
    await expect(service.ask(getCatalogue, { version: 5 })).rejects.toMatchObject({ problem });
    await expect(service.ask(getCatalogue, { version: 0 })).rejects.toMatchObject({
      problem: { code: 'invalid-input', errors: [{ field: 'version' }] },
    });
  });

  it('lists roles without the archived ones, unless they are asked for', async () => {
    await asRoot(archiveRole, { role: 'social-media-lead' });
    const keys = async (input: object) => (await service.ask(listRoles, input)).roles.map(({ key }) => key);
    expect(await keys({})).not.toContain('social-media-lead');
    expect(await keys({ alias: 'Communications lead' })).toEqual(['communications-manager']);
    expect(await keys({ alias: 'Communications lead', archived: true })).toContain('social-media-lead');
    const { roles, version } = await service.ask(listRoles, { archived: 'true' });
    expect(version).toBe(5);
    expect(roles.find(({ key }) => key === 'social-media-lead')).toMatchObject({ archived: true });
    expect(roles.find(({ key }) => key === 'scribe')).toMatchObject({ archived: false, name: 'Scribe' });
  });

  it('gives of changes at the same time each its own version, and loses none', async () => {
    const before = (await catalogues.at()).version;
    const added = await Promise.all([1, 2, 3, 4].map((n) => asRoot(addDuty, { ...INFORM, key: `inform-${n}` })));
    expect(added.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4].map((n) => before + n));
    const { duties } = await service.ask(getCatalogue, {});
    expect(duties.filter(({ key }) => key.startsWith('inform-'))).toHaveLength(5);
  });
});

describe('a process that cannot read its database', () => {
  it('says so instead of giving a catalogue that may be old', async () => {
    await service.parts.connection.close();
    await new Promise((later) => setTimeout(later, 600));
    await expect(catalogues.current()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
