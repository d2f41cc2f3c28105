import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { dataFolder } from '../support/data-folder.js';
import { MusterProcess } from '../support/muster-process.js';
import { until } from '../support/patient.js';

let muster: MusterProcess;

beforeAll(async () => {
  muster = await MusterProcess.start();
}, 60_000);

afterAll(() => muster?.remove());

const command = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [`dist/apps/muster/${file}.js`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, MUSTER_DATA: muster.folder, NODE_OPTIONS: '' },
  });

describe('the sign-in link that the terminal shows', () => {
  it('signs in once, by a cookie that no script reads and no other site can use', async () => {
    const link = /http:\S+\/sign-in\?code=\S+/.exec(muster.terminal)![0];
    const head = await fetch(link, { method: 'HEAD', redirect: 'manual' });
    expect(head.status).not.toBe(303);
    const signedIn = await fetch(link, { redirect: 'manual' });
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.get('location')).toBe('/reference');
    const set = signedIn.headers.get('set-cookie')!;
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    const cookie = set.split(';')[0]!;
    expect((await fetch(`${muster.address}/v1/incidents`, { headers: { cookie } })).status).toBe(200);
    const again = await fetch(link, { redirect: 'manual' });
    expect(again.status).toBe(401);
    const declare = (headers: Record<string, string>) =>
      fetch(`${muster.address}/v1/incidents`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ title: 'x', severity: 'SEV4' }),
      });
    expect((await declare({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await declare({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await declare({})).status).toBe(403);
    expect((await declare({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('leads to a reference that can be browsed, made of its own files alone', async () => {
    const page = await fetch(`${muster.address}/reference`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    for (const asset of [
      '/reference/assets/swagger-ui-bundle.js',
      '/reference/assets/swagger-ui.css',
      '/reference/start.js',
    ]) {
      expect((await fetch(`${muster.address}${asset}`)).status).toBe(200);
    }
    expect((await fetch(`${muster.address}/reference/assets/package.json`)).status).toBe(404);
    const document = (await (await fetch(`${muster.address}/openapi.json`)).json()) as {
      openapi: string;
      paths: object;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/v1/incidents/{incident}/roles/{role}/handover/accept');
  });
});

describe('the commands beside it', () => {
  it('print a token alone, for a person or a program', async () => {
    const person = command('token', '--email', 'Ana@Example.org', '--name', 'Ana');
    expect(person.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const asked = await fetch(`${muster.address}/v1/people`, {
      headers: { authorization: `Bearer ${person.stdout.trim()}` },
    });
    const { people } = (await asked.json()) as { people: { name: string; email: string }[] };
    expect(people).toContainEqual(expect.objectContaining({ name: 'Ana', email: 'ana@example.org' }));
    expect(command('token', '--program', 'alerts').stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(command('token').status).toBe(2);
    expect(command('token', '--email', 'nobody').stderr).toMatch(/is not an e-mail address/);
  });

  it('print an address of the bus that works as it is', async () => {
    const url = new URL(command('bus-url').stdout.trim());
    const connection = await connect({ servers: url.host, user: url.username, pass: url.password });
    const subscription = connection.subscribe('muster.evt.>', { max: 1 });
    const ana = await muster.as('ana@example.org');
    await ana.post('/v1/incidents', { title: 'x', severity: 'SEV4' });
    for await (const message of subscription) expect(message.subject).toMatch(/^muster\.evt\./);
    await connection.close();
  });
});

describe('the data folder', () => {
  it('is readable by its owner only', () => {
    const open = readdirSync(muster.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => (statSync(join(muster.folder, entry.name)).mode & 0o077) !== 0)
      .map((entry) => entry.name);
    expect(open).toEqual([]);
  });

  it('takes one Muster at a time, and says where the other is', () => {
    const second = spawnSync(process.execPath, ['dist/apps/muster/main.js'], {
      encoding: 'utf8',
      env: { ...process.env, MUSTER_DATA: muster.folder, PORT: '0', NODE_OPTIONS: '' },
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`at ${muster.address}`);
    expect(second.stderr).not.toMatch(/\bat .*\.js:\d+/);
  });
});

describe('stopping and starting again', () => {
  /** A process that has ended and that nobody has collected yet (Z) does not live. */
  const alive = (pid: number): boolean =>
    /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());

  it('SIGINT drains, stops the servers too, exits 0, and everything is there at the next start', async () => {
    const ana = await muster.as('ana@example.org');
    const { body } = await ana.post('/v1/incidents', { title: 'kept', severity: 'SEV4' });
    const { natsPid, mongoPid } = muster.record;
    expect(await muster.end('SIGINT')).toBe(0);
    expect([natsPid!, mongoPid!].map(alive)).toEqual([false, false]);
    await muster.start();
    expect((await ana.get(`/v1/incidents/${body.id}`)).body.title).toBe('kept');
    const next = await ana.post('/v1/incidents', { title: 'next', severity: 'SEV4' });
    expect(Number(next.body.id.slice(4))).toBe(Number(body.id.slice(4)) + 1);
  });

  it('a signal to npm stops everything too, though npm does not pass it on', async () => {
    const env = { ...process.env, MUSTER_DATA: dataFolder('by-npm'), PORT: '0', NODE_OPTIONS: '' };
    const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    npm.stdout.on('data', (chunk) => {
      output += chunk;
    });
    await until(() => /ready after/.test(output), 20_000);
    const running = () => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(env.MUSTER_DATA);
    expect(running()).toBe(true);
    npm.kill('SIGTERM');
    await until(() => !running(), 20_000);
    expect(running()).toBe(false);
    rmSync(env.MUSTER_DATA, { recursive: true });
  });

  it('after a kill -9 the next start ends what was left and goes on', async () => {
    const ana = await muster.as('ana@example.org');
    const { body } = await ana.post('/v1/incidents', { title: 'kept too', severity: 'SEV4' });
    const { natsPid, mongoPid } = muster.record;
    await muster.end('SIGKILL');
    expect([natsPid!, mongoPid!].map(alive)).toEqual([true, true]);
    await muster.start();
    expect([natsPid!, mongoPid!].map(alive)).toEqual([false, false]);
    expect((await ana.get(`/v1/incidents/${body.id}/board`)).body.roster.orphans).toEqual([]);
  });

  it('a port that is taken or settings that make no sense are named, and nothing is left running', () => {
    const env = { ...process.env, MUSTER_DATA: join(muster.folder, 'other'), NODE_OPTIONS: '' };
    const start = (more: Record<string, string>) =>
      spawnSync(process.execPath, ['dist/apps/muster/main.js'], { encoding: 'utf8', env: { ...env, ...more } });
    expect(start({ MANAGER_ANSWERS_WITHIN: 'soon' }).stderr).toMatch(/MANAGER_ANSWERS_WITHIN: seconds by severity/);
    const nonsense = start({ PORT: 'many', NATS_URL: 'localhost' });
    expect(nonsense.status).toBe(1);
    expect(nonsense.stderr).toMatch(/PORT: /);
    expect(nonsense.stderr).toMatch(/NATS_URL: an address like nats:/);
    const port = new URL(muster.address).port;
    const taken = start({ PORT: port });
    expect(taken.status).toBe(1);
    expect(taken.stderr).toContain(`port ${port}`);
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(join(muster.folder, 'other'));
  });
});
