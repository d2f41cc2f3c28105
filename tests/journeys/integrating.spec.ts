import { Svcm } from '@nats-io/services';
import { SERVICES } from '#contracts';
import { FollowedProgram } from '../support/followed-program.js';
import { pythonPackage } from '../support/python-package.js';
import { ThreePeople } from '../support/three-people.js';
import { Outsider } from './outsider.js';

const NATS_PY = {
  requirement: 'nats-py==2.16.0',
  sha256: 'aeb1ff123966c05833d26c7df7e1d54c1c6d32b612428b21677a2e921f1fecae',
};

let here: ThreePeople;
let python: string;
let outsider: Outsider;

beforeAll(async () => {
  [here, python] = await Promise.all([ThreePeople.start(), pythonPackage(NATS_PY.requirement, NATS_PY.sha256)]);
  outsider = await Outsider.connect(here.muster.bus(), await here.muster.token('ana@example.org'));
}, 150_000);

afterAll(async () => {
  await outsider?.close();
  await here?.muster.remove();
});

/** The programs of docs/integrating.md, as a stranger runs them. */
const PROGRAMS = {
  JavaScript: { command: process.execPath, file: 'examples/follow.mjs' },
  Python: { command: 'python3', file: 'examples/follow.py' },
};

async function follow(language: keyof typeof PROGRAMS, incident: string, role: string, person: string) {
  const { command, file } = PROGRAMS[language];
  return FollowedProgram.start(command, [file, incident, role, person], {
    MUSTER_BUS: here.muster.bus(),
    MUSTER_TOKEN: await here.muster.token('ana@example.org'),
    PYTHONPATH: python,
  });
}

describe.each(['JavaScript', 'Python'] as const)('twenty lines of %s', (language) => {
  it('follow an incident and give a role in it', async () => {
    const incident = (await here.declare()).body.id as string;
    const program = await follow(language, incident, 'scribe', 'bo@example.org');
    const [first, ...events] = (await program.saying(/role-assigned\S* \d+ by ana/)).trim().split('\n');
    expect(first).toMatch(new RegExp(`^bo has Scribe, at roles/${incident}@\\d+$`));
    expect(events).toContainEqual(expect.stringMatching(/^muster\.roles\.role-assigned\.v1 \d+ by ana$/));

    const { body } = await here.ana.get(`/v1/incidents/${incident}/board`);
    const scribe = body.roster.roles.find((seat: { role: string }) => seat.role === 'scribe');
    expect(scribe.holders).toMatchObject([{ person: { id: here.id.bo }, acknowledged: false }]);

    // It goes on: what others do is told too.
    await here.bo.post(`/v1/incidents/${incident}/roles/scribe/acknowledge`);
    expect(await program.saying(/role-acknowledged/)).toMatch(/^muster\.roles\.role-acknowledged\.v1 \d+ by bo$/m);
    await program.stop();
  });

  it('show who holds it already, and what to do now', async () => {
    const incident = (await here.declare()).body.id as string;
    await here.ana.put(`/v1/incidents/${incident}/roles/scribe`, { person: 'bo@example.org' });
    const program = await follow(language, incident, 'scribe', 'cy@example.org');
    const [first] = (await program.saying(/\n/)).split('\n');
    expect(first).toMatch(/^refused \(role-held\): bo has held Scribe since .* UTC\. Ask the holder to hand it over/);
    await program.stop();
  });
});

describe('what anybody sees of the services', () => {
  it('is each by name and version, with every endpoint and how often it refused', async () => {
    const client = new Svcm(outsider.connection).client();
    const refusals = async () => {
      const found = new Map<
        string,
        { version: string; endpoints: Map<string, { errors: number; requests: number }> }
      >();
      for await (const { name, version, endpoints = [] } of await client.stats()) {
        const counts = endpoints.map((it) => [it.name, { errors: it.num_errors, requests: it.num_requests }] as const);
        found.set(name, { version, endpoints: new Map(counts) });
      }
      return found;
    };
    const before = await refusals();
    expect([...before.keys()].sort()).toEqual([...SERVICES].sort());
    for (const { version } of before.values()) expect(version).toMatch(/^\d+\.\d+\.\d+$/);

    await outsider.ask('muster.cmd.roles.assign-role', { incident: 'INC-1', role: 'butler', person: 'bo@example.org' });
    await outsider.ask('muster.qry.roles.list-roles');
    const after = await refusals();
    const counted = (name: string, what: 'errors' | 'requests') =>
      after.get('roles')!.endpoints.get(name)![what] - before.get('roles')!.endpoints.get(name)![what];
    expect([counted('assign-role', 'requests'), counted('assign-role', 'errors')]).toEqual([1, 1]);
    expect([counted('list-roles', 'requests'), counted('list-roles', 'errors')]).toEqual([1, 0]);
  });
});
