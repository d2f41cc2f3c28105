import { headers as natsHeaders } from '@nats-io/transport-node';
import { getFigures, getIncidentFigures, getProblemFigures, type Incident, vacancyMinutes } from '#contracts';
import { ProblemsUnderTest, somebody } from '../../../../../tests/support/problems-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { Problems } from '../problems/problems.js';
import { CountedIncidents, declaredIn } from './counted-incidents.js';
import { FactStore, factsIn } from './fact-store.js';
import { FigureFollower } from './figure-follower.controller.js';
import { openedIn } from './figures.js';

let under: ProblemsUnderTest;
let follower: FigureFollower;

beforeAll(async () => {
  under = await ProblemsUnderTest.start();
  follower = under.get(FigureFollower);
}, 60_000);

afterAll(() => under?.stop());

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BEGIN = Date.parse('2026-03-02T09:00:00.000Z');
const at = (minutes: number): string => new Date(BEGIN + minutes * MINUTE_MS).toISOString();
const code = (expected: string) => expect.objectContaining({ problem: expect.objectContaining({ code: expected }) });

/** An incident as its service tells of it: declared, and relieved after so many minutes. */
async function told(reliefAfter: number, more: Partial<Incident> = {}): Promise<Incident> {
  const incident = under.incident({ declaredAt: at(0), status: 'triage', ...more });
  const table = {
    incident: incident.id,
    sequence: 1,
    table: [],
    manager: 'p-ana',
    restricted: incident.visibility === 'restricted',
    sees: [],
  };
  await under.service.parts.authority.copy.keep(table);
  const declared = under.event('incidents.incident-declared', incident.id, { incident }, { sequence: 1, time: at(0) });
  const resolved = { ...incident, status: 'resolved' as const, statusSince: at(reliefAfter) };
  const data = { incident: resolved, from: 'triage', to: 'resolved' };
  const moved = under.event('incidents.status-changed', incident.id, data, { sequence: 2, time: at(reliefAfter) });
  // The later one comes first, and again.
  for (const event of [moved, declared, moved]) await follower.incident(event);
  return incident;
}

describe('the figures of an incident', () => {
  it('are counted from what the other services told, once each, whatever order it came in', async () => {
    const { id } = await told(30);
    const kept = under.event(
      'communications.promise-kept',
      id,
      { audience: 'customers', lateMs: 5_000 },
      { time: at(10) },
    );
    await Promise.all([follower.communications(kept), follower.communications(kept)]);
    const given = {
      role: 'scribe',
      roleName: { en: 'Scribe', fr: 'Secrétaire' },
      scope: 'incident',
      person: somebody('bo'),
      replaces: null,
      acknowledged: false,
    };
    await follower.roles(under.event('roles.role-assigned', id, given, { time: at(5) }));
    const figures = await under.service.ask(getIncidentFigures, { incident: id });
    expect(figures).toMatchObject({
      ...{ reliefMs: 30 * MINUTE_MS, resolvedMs: 30 * MINUTE_MS, vacancies: null },
      coordination: { updates: { kept: 1, late: 1 }, acknowledgements: { asked: 1, late: 0 }, load: [{ minutes: 25 }] },
    });
    expect(figures.plots.map(({ name }) => name)).toEqual(['course', 'load']);
  });

  it('have how long roles stood empty from who alone can count it', async () => {
    const { id } = await told(30);
    const roles = [{ role: 'scribe', name: 'Scribe', requiredMinutes: 30, vacantMinutes: 12, vacant: false }];
    const answered = under.service.parts.bus.connection.subscribe(vacancyMinutes.subject, {
      callback: (_error, message) =>
        void message.respond(JSON.stringify({ incident: id, sequence: 1, asOf: at(0), roles }), {
          headers: natsHeaders(),
        }),
    });
    const figures = await under.service.ask(getIncidentFigures, { incident: id });
    answered.unsubscribe();
    expect(figures).toMatchObject({ vacancies: roles });
    expect(figures.plots.map(({ name }) => name)).toContain('vacancies');
  });

  it('are nobody else’s where it is restricted', async () => {
    const { id } = await told(30, { visibility: 'restricted' });
    await expect(under.service.ask(getIncidentFigures, { incident: id })).rejects.toEqual(code('incident-unknown'));
  });
});

it('the figures of a problem are counted from what other rooms tell, by its name', async () => {
  const problem = await under.problem();
  const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS).toISOString();
  await follower.problems(under.event('problems.root-cause-marked', problem, {}, { time: later(10) }));
  const figures = await under.service.ask(getProblemFigures, { problem });
  expect(figures).toMatchObject({ problem, postmortemMs: null, remediation: { items: 0 }, recurrences: 0 });
  expect(figures.causeMs).toBeGreaterThan(9 * MINUTE_MS);
  expect(figures.plots).toHaveLength(1);
});

describe('the figures of a time', () => {
  const ask = (from: string, to: string) => under.service.ask(getFigures, { from, to });
  const year = (number: number) => `${number}-01-01T00:00:00.000Z`;

  it('count what is real and open; drills, what was told afterwards and what is restricted stand apart', async () => {
    const declaredAt = '2020-06-01T00:00:00.000Z';
    const shifted = (Date.parse(declaredAt) - BEGIN) / MINUTE_MS;
    const within = { declaredAt };
    await told(shifted + 10, { ...within, components: ['db', 'web'] });
    await told(shifted + 30, { ...within, severity: 'SEV1', components: ['db'] });
    await told(shifted + 99, { ...within, kind: 'drill' });
    await told(shifted + 99, { ...within, kind: 'backfilled' });
    await told(shifted + 99, { ...within, visibility: 'restricted' });
    const figures = await ask(year(2020), year(2021));
    expect(figures.apart).toEqual({ drills: 1, backfilled: 1, restricted: 1 });
    expect(figures.all).toMatchObject({
      incidents: 2,
      relief: { count: 2, medianMs: 20 * MINUTE_MS, p90Ms: 30 * MINUTE_MS },
    });
    expect(figures.bySeverity.map(({ key, incidents }) => [key, incidents])).toEqual([
      ['SEV1', 1],
      ['SEV2', 1],
    ]);
    expect(figures.byComponent.map(({ key, incidents }) => [key, incidents])).toEqual([
      ['db', 2],
      ['web', 1],
    ]);
    expect(figures.byMonth.map(({ key }) => key)).toEqual(['2020-06']);
  });

  it('are refused for a time that is none, or too long', async () => {
    await expect(ask(year(2021), year(2020))).rejects.toEqual(code('figures-too-long'));
    await expect(ask(year(2018), year(2020))).rejects.toEqual(code('figures-too-long'));
  });

  it('take one look at some thousand incidents', async () => {
    const facts = under.get(FactStore);
    const counted = under.get(CountedIncidents).copy.collection;
    const many = Array.from({ length: 2_000 }, (_, index) => `INC-${1_000_000 + index}`);
    const declaredAt = '2015-03-01T00:00:00.000Z';
    const known = {
      title: 'x',
      kind: 'real',
      severity: 'SEV2',
      components: [],
      declaredAt,
      status: 'resolved',
      statusSince: declaredAt,
      visibility: 'open',
    };
    await counted.insertMany(many.map((id) => ({ _id: id, sequence: 1, known: { id, ...known } })) as never);
    const rows = many.flatMap((place) =>
      Array.from({ length: 10 }, (_, index) => ({
        _id: `${place}-${index}`,
        place,
        at: new Date(Date.parse(declaredAt) + index * DAY_MS).toISOString(),
        name: 'promise-kept',
        lateMs: 0,
      })),
    );
    await facts.collection.insertMany(rows as never);
    const before = performance.now();
    const { all } = await ask(year(2015), year(2016));
    expect(all).toMatchObject({ incidents: 2_000, updatesInTime: { count: 20_000, of: 20_000 } });
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

it('every question is answered by an index', async () => {
  const explained = async (cursor: { explain(mode: string): Promise<unknown> }) =>
    stagesOf(await cursor.explain('queryPlanner'));
  const incidents = under
    .get(CountedIncidents)
    .copy.collection.find(declaredIn('2020', '2021') as never)
    .sort({ 'known.declaredAt': 1 });
  const facts = under.get(FactStore).collection.find(factsIn(['INC-1', 'INC-2']) as never);
  const problems = under
    .get(Problems)
    .store.collection.find(openedIn('2020', '2021') as never)
    .sort({ 'state.openedAt': 1 });
  for (const stages of [
    await explained(incidents as never),
    await explained(facts as never),
    await explained(problems as never),
  ]) {
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  }
});
