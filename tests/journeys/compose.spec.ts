import { connect, PermissionViolationError } from '@nats-io/transport-node';
import { SERVICES } from '#contracts';
import { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { eventually, until } from '../support/patient.js';

let fleet: Fleet;
let token: string;

/** Everything as docker-compose.yml has it, two of each. */
beforeAll(async () => {
  fleet = await Fleet.start({});
  token = await fleet.token('ana@example.org');
}, 90_000);

afterAll(() => fleet?.remove());

const by = (gateway: number) => new Api(() => `http://127.0.0.1:${fleet.ports[gateway]}`, token);

describe('docker-compose.yml', () => {
  it('starts every service twice, and every one is ready', async () => {
    expect(fleet.names.toSorted()).toEqual(SERVICES.flatMap((service) => [service, `${service}-2`]).toSorted());
    for (const name of fleet.names) expect((await fleet.health(name)).body).toMatchObject({ ready: true });
  });

  it('is one Muster behind both gateways: what one is told the other knows', async () => {
    const declared = await by(0).post('/v1/incidents', { title: 'The database is slow', severity: 'SEV2' });
    expect(declared.status).toBe(201);
    const path = `/v1/incidents/${declared.body.id}`;
    await by(1).post('/v1/people', { name: 'Bo', email: 'bo@example.org' });
    expect((await by(0).put(`${path}/roles/scribe`, { person: 'bo@example.org' })).status).toBe(200);
    const note = await by(1).post(`${path}/timeline`, { text: 'Replication has stopped.' });
    expect(note.status).toBe(201);
    for (const gateway of [0, 1]) {
      const board = await by(gateway).get(`${path}/board`);
      expect(board.body).toMatchObject({ missing: [], roster: { orphans: [], manager: { person: { name: 'ana' } } } });
      const scribe = board.body.roster.roles.find(({ role }: { role: string }) => role === 'scribe');
      expect(scribe.holders).toMatchObject([{ person: { name: 'Bo' } }]);
      const timeline = await eventually(
        () => by(gateway).get(`${path}/timeline`),
        ({ body }) => body.entries.length >= 4,
      );
      expect(timeline.body.entries.map(({ text }: { text: string }) => text)).toContain('Replication has stopped.');
    }
  });

  it('gives out tokens beside the gateway', async () => {
    const { stdout } = fleet.deployment.exec('gateway', 'dist/apps/muster/token.js', '--email', 'cy@example.org');
    const cy = new Api(() => `http://127.0.0.1:${fleet.port}`, stdout.trim());
    const { body } = await cy.get('/v1/people');
    expect(body.people).toContainEqual(expect.objectContaining({ name: 'cy' }));
  });

  it('may be prepared again and changes nothing by it', async () => {
    expect(fleet.deployment.run('prepare')).toMatchObject({ status: 0 });
    expect((await by(0).get('/v1/incidents')).status).toBe(200);
  });

  it('is prepared with nothing missing, or not at all', () => {
    const { status, stderr } = fleet.deployment.run('prepare', { MONGODB_ROLES_PASSWORD: '', MONGODB_MEMBER: 'x' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/MONGODB_MEMBER: host:port/);
    expect(stderr).toMatch(/MONGODB_ROLES_PASSWORD: is missing; it needs a password/);
  });
});

describe('a service with a wrong secret', () => {
  const wrong = (url: string) => url.replace(/:\w+@/, ':wrong@');

  it.each([
    ['NATS_URL', 'NATS', /Authorization Violation/],
    ['MONGODB_URL', 'MongoDB', /Authentication failed/],
  ])('in %s lives, is not ready, says why, and ends at once when told to', async (variable, what, why) => {
    const { env } = fleet.deployment.localized('timeline');
    await fleet.launch('timeline', 'stranger', { [variable]: wrong(env[variable]!), LOG_LEVEL: 'silent' });
    const told = await eventually(
      () => fleet.health('stranger'),
      ({ body }) => (body.missing as string[] | undefined)?.includes(what) ?? false,
    );
    expect(told).toMatchObject({ status: 503, body: { ready: false, missing: [what] } });
    expect(JSON.stringify(told.body)).toMatch(why);
    expect(await fleet.end('stranger')).toBe(0);
  });
});

describe('the bus of docker-compose.yml', () => {
  const connection = async (account: string) => {
    const pass = fleet.deployment.secrets[`NATS_${account.toUpperCase()}_PASSWORD`]!;
    const servers = `127.0.0.1:${fleet.deployment.nats.port}`;
    return connect({ servers, user: account, pass, inboxPrefix: `_INBOX_${account}`, reconnect: false });
  };

  it('lets a service speak for itself and refuses to let it speak or hear as another', async () => {
    const roles = await connection('roles');
    const refused: string[] = [];
    void (async () => {
      for await (const status of roles.status()) {
        if (status.type === 'error' && status.error instanceof PermissionViolationError)
          refused.push(status.error.subject);
      }
    })();
    const hears = roles.subscribe('muster.qry.roles.*');
    const eavesdrops = roles.subscribe('muster.cmd.incidents.*', { callback: () => {} });
    roles.publish('muster.evt._.roles.nothing', '{}');
    roles.publish('muster.evt.INC-1.incidents.incident-declared', '{}');
    await roles.flush();
    await until(() => refused.length >= 2, 3_000);
    expect(refused.toSorted()).toEqual(['muster.cmd.incidents.*', 'muster.evt.INC-1.incidents.incident-declared']);
    expect([hears.isClosed(), eavesdrops.isClosed()]).toEqual([false, true]);
    await roles.close();
  });

  it('knows nobody without a password, and no message over 2 MiB', async () => {
    const servers = `127.0.0.1:${fleet.deployment.nats.port}`;
    await expect(connect({ servers, reconnect: false })).rejects.toThrow(/authorization/i);
    await expect(connect({ servers, user: 'roles', pass: 'x', reconnect: false })).rejects.toThrow(/authorization/i);
    const gateway = await connection('gateway');
    expect(gateway.info?.max_payload).toBe(2 * 1_024 * 1_024);
    await gateway.close();
  });
});
