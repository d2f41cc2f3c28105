import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { freePort } from '../support/free-port.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';

let muster: MusterProcess;
let port: number;
let ana: Api;
let incident: string;

beforeAll(async () => {
  port = await freePort();
  muster = await MusterProcess.start({ HEALTH_PORT: String(port), LOG_LEVEL: 'debug' });
  ana = await muster.as('ana@example.org');
  const correlation = { 'Muster-Correlation': 'the-evening' };
  incident = (await ana.post('/v1/incidents', { title: 'Slow', severity: 'SEV2' }, correlation)).body.id;
  await ana.put(`/v1/incidents/${incident}/roles/nobody`, { person: 'ana@example.org' });
  await eventually(
    () => ana.get(`/v1/incidents/${incident}/timeline`),
    ({ body }) => body.entries?.length >= 2,
  );
}, 60_000);

afterAll(() => muster?.remove());

/** Every figure by its name and labels, as text. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('figures for Prometheus', () => {
  it('count commands by name and outcome', async () => {
    const found = await figures();
    const count = (service: string, request: string, outcome: string) =>
      found.get(`muster_requests_total{service="${service}",kind="command",request="${request}",outcome="${outcome}"}`);
    expect(count('incidents', 'declare-incident', 'done')).toBe(1);
    expect(count('roles', 'assign-role', 'role-unknown')).toBe(1);
    expect(found.get('muster_request_duration_seconds_count{service="incidents",request="declare-incident"}')).toBe(1);
    expect(found.get('muster_commits_total{service="incidents",aggregate="incidents"}')).toBe(1);
  });

  it('tell outboxes, lag and dead letters of every service, and the open feeds', async () => {
    const feed = await EventStream.open(`${muster.address}/v1/incidents/${incident}/feed`, ana.token!);
    await feed.live();
    const services = ['incidents', 'roles', 'timeline', 'communications'];
    const quiet = ['muster_consumer_lag_events', 'muster_outbox_oldest_seconds'];
    const found = await eventually(figures, (all) =>
      services.every((service) => quiet.every((figure) => all.get(`${figure}{service="${service}"}`) === 0)),
    );
    for (const service of services) {
      expect(found.get(`muster_consumer_lag_events{service="${service}"}`)).toBe(0);
      expect(found.get(`muster_outbox_oldest_seconds{service="${service}"}`)).toBe(0);
      expect(found.get(`muster_dead_letters{service="${service}"}`)).toBe(0);
      expect(found.get(`muster_events_settled_total{service="${service}",outcome="handled"}`)).toBeGreaterThan(0);
    }
    expect(found.get('muster_feeds_open')).toBe(1);
    expect(found.get('muster_events_published_total{service="incidents"}')).toBe(1);
    feed.close();
    expect((await eventually(figures, (all) => all.get('muster_feeds_open') === 0)).get('muster_feeds_open')).toBe(0);
  });

  it('tell requests over HTTP by route, not by address', async () => {
    const found = [...(await figures()).keys()].filter((name) =>
      name.startsWith('muster_http_request_duration_seconds_count'),
    );
    expect(found).toContain(
      'muster_http_request_duration_seconds_count{method="POST",route="/v1/incidents",status="201"}',
    );
    expect(found.join()).not.toContain(incident);
  });

  it('stand beside health for all services of the process', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
    const { ready, services } = (await response.json()) as { ready: boolean; services: { service: string }[] };
    expect(ready).toBe(true);
    expect(services.map(({ service }) => service).sort()).toEqual([
      ...['communications', 'gateway', 'incidents', 'problems', 'roles', 'timeline'],
    ]);
  });
});

describe('the log', () => {
  const lines = () => readFileSync(join(muster.folder, 'muster.log'), 'utf8').trim().split('\n');
  const told = () => lines().map((line) => JSON.parse(line));

  it('has every command with incident, correlation and actor, and what its event led to under the same correlation', async () => {
    const id = (await ana.get('/v1/people')).body.people[0].id;
    const ofTheEvening = told().filter(({ correlation }) => correlation === 'the-evening');
    expect(ofTheEvening).toContainEqual(
      expect.objectContaining({
        ...{ service: 'incidents', request: 'muster.cmd.incidents.declare-incident', msg: 'done' },
        ...{ incident, actor: id, ms: expect.any(Number) },
      }),
    );
    const followed = ofTheEvening.filter((line) => line.msg === 'event handled' && line.incident === incident);
    expect(new Set(followed.map(({ service }) => service))).toEqual(
      new Set(['roles', 'timeline', 'incidents', 'communications', 'problems']),
    );
    const refused = told().find(({ code }) => code === 'role-unknown');
    expect(refused).toMatchObject({ service: 'roles', incident, actor: id, msg: 'refused' });
  });

  it('has no secret in it, at the most talkative level', async () => {
    await ana.get('/v1/incidents', { authorization: 'Bearer eyJhbGciOiJFUzI1NiJ9.forged.token' });
    const secrets = readdirSync(join(muster.folder, 'secrets')).map((name) =>
      readFileSync(join(muster.folder, 'secrets', name), 'utf8'),
    );
    const keys = readdirSync(muster.folder)
      .filter((name) => name.startsWith('key-'))
      .map((name) => JSON.parse(readFileSync(join(muster.folder, name), 'utf8')).d);
    const tokens = [ana.token!, ana.token!.split('.')[2]!, 'eyJhbGciOiJFUzI1NiJ9.forged.token'];
    const all = `${lines().join('\n')}${muster.terminal}`;
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of [...secrets, ...keys, ...tokens]) expect(all.includes(secret)).toBe(false);
  });
});
