import { randomUUID } from 'node:crypto';
import {
  addDutyRoster,
  assignRole,
  changePerson,
  type Envelope,
  type Incident,
  joinIncident,
  listCandidates,
  listPeople,
  type Person,
  registerPerson,
} from '#contracts';
import { ServiceUnderTest, stagesOf } from '../../../../tests/support/service-under-test.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { declared } from '../roster/given.js';
import { Burdens, openRosters } from './burdens.js';
import { RolesModule } from './roles.module.js';
import { Rosters } from './rosters.js';

let service: ServiceUnderTest;
const people: Record<string, Person> = {};
let incidents = 0;

beforeAll(async () => {
  service = await ServiceUnderTest.start('roles', RolesModule.with(ANSWER_LIMITS));
  for (const name of ['ada', 'ben', 'cleo', 'dan']) {
    people[name] = await service.ask(registerPerson, { name, email: `${name}@example.org` });
  }
});

afterAll(() => service?.stop());

/** An event of an incident as `incidents` publishes it. */
async function told(type: string, sequence: number, incident: Incident): Promise<void> {
  const { id, name } = incident.declaredBy;
  const event: Envelope = {
    ...{ specversion: '1.0', id: randomUUID(), source: '/muster/incidents', datacontenttype: 'application/json' },
    ...{ type: `muster.incidents.${type}.v1`, subject: incident.id, time: incident.declaredAt },
    ...{ incident: incident.id, sequence, actor: id, actorname: name, correlationid: 'spec', data: { incident } },
  };
  await service.app.get(Rosters, { strict: false }).follow(event);
}

/** An incident that somebody manages, with these roles given to others. */
async function incidentOf(manager: string, given: Record<string, string> = {}, more: Partial<Incident> = {}) {
  const by = { id: people[manager]!.id, name: manager };
  incidents += 1;
  const incident = declared({ id: `INC-${incidents}`, manager: by, declaredBy: by, ...more });
  await told('incident-declared', 1, incident);
  for (const [role, name] of Object.entries(given)) {
    await service.ask(assignRole, { incident: incident.id, role, person: people[name]!.id }, `${manager}@example.org`);
  }
  return incident;
}

const candidates = (incident: string, role: string, more: object = {}, email = 'ana@example.org') =>
  service.ask(listCandidates, { incident, role, ...more }, email);
const burdenOf = async (name: string) => (await service.app.get(Burdens, { strict: false }).of()).get(people[name]!.id);

describe('what people have on their hands', () => {
  it('is every role in every open incident, and nothing of one that has ended', async () => {
    const first = await incidentOf('ada', { scribe: 'ben', 'tech-lead': 'ben' });
    await incidentOf('ben', { scribe: 'cleo' });
    expect(await burdenOf('ben')).toEqual({ roles: 3, incidents: 2, manages: 1 });
    expect(await burdenOf('dan')).toBeUndefined();
    await told('status-changed', 2, { ...first, status: 'closed' });
    expect(await burdenOf('ben')).toEqual({ roles: 1, incidents: 1, manages: 1 });
    expect(await burdenOf('ada')).toBeUndefined();
  });

  it('is asked for some as for all', async () => {
    const burdens = service.app.get(Burdens, { strict: false });
    const all = await burdens.of();
    const some = ['ben', 'dan'].map((name) => people[name]!.id);
    expect(await burdens.of(some)).toEqual(new Map([...all].filter(([id]) => some.includes(id))));
  });

  it.each([
    ['all', undefined],
    ['some people', ['p-ada', 'p-ben']],
  ])('is found by an index, for %s', async (_what, ids) => {
    const found = service.parts.connection.db!.collection('rosters').find(openRosters(ids));
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
  });
});

describe('the candidates for a role', () => {
  it('are all who do not hold it, in order, each with the reason in the language of the reader', async () => {
    const { id } = await incidentOf('ada', { scribe: 'ben', 'tech-lead': 'cleo' });
    const input = { person: people.dan!.id, skills: ['redis'], timeZone: 'Asia/Tokyo', burdenLimit: 1 };
    await service.ask(changePerson, input, 'dan@example.org');
    const answer = await candidates(id, 'scribe', { skill: 'redis' });
    // Cleo has a role elsewhere too.
    expect(answer.candidates.map(({ person, because }) => [person.name, because])).toEqual([
      ['dan', 'skill'],
      ['ada', 'in-incident'],
      ['cleo', 'in-incident'],
    ]);
    expect(answer.candidates[0]).toMatchObject({
      ...{ person: { name: 'dan' }, overLimit: false, outsideHours: false, onDutyUntil: null },
      ...{ burdens: { roles: 0, incidents: 0, manages: 0 }, localTime: expect.stringMatching(/^\d\d:\d\d$/) },
      reason: expect.stringMatching(/^has the skill redis; holds no role; it is \d\d:\d\d there$/),
    });
    expect((await candidates(id, 'scribe', { limit: 1 })).candidates).toHaveLength(1);
  });

  it('in one part of the incident are also those who hold it in another', async () => {
    const { id } = await incidentOf('ada', {}, {});
    for (const [scope, name] of [
      ['internal', 'ben'],
      ['external', 'cleo'],
    ] as const) {
      const given = { incident: id, role: 'communications-manager', scope, person: people[name]!.id };
      await service.ask(assignRole, given, 'ada@example.org');
    }
    await service.ask(joinIncident, { incident: id }, 'dan@example.org');
    const { candidates: all } = await candidates(id, 'communications-manager', { scope: 'internal' });
    const named = (name: string) => all.find(({ person }) => person.name === name);
    expect([named('ben'), named('cleo')?.because, named('dan')?.because]).toEqual([
      undefined,
      ...['in-incident', 'in-incident'],
    ]);
    await expect(candidates(id, 'scribe', { scope: 'internal' })).rejects.toMatchObject({
      problem: { code: 'scope-not-for-role' },
    });
  });

  it('of an unknown role are none, nor of an incident that somebody may not see', async () => {
    const { id } = await incidentOf('ada', {}, { visibility: 'restricted' });
    await expect(candidates(id, 'wizard', {}, 'ada@example.org')).rejects.toMatchObject({
      problem: { code: 'role-unknown' },
    });
    await expect(candidates(id, 'scribe')).rejects.toMatchObject({ problem: { code: 'incident-unknown' } });
    expect((await candidates(id, 'scribe', {}, 'ada@example.org')).candidates.length).toBeGreaterThan(0);
  });

  it('begin with who is on duty for the role, or for the skill that is wanted', async () => {
    const { id } = await incidentOf('ada');
    const gives = { roles: ['tech-lead'], skills: ['postgresql'] };
    const roster = { key: 'payments', name: 'Payments', url: 'https://calendars.example.org/duty.ics', gives };
    const { timeZone, url } = await service.ask(addDutyRoster, roster, 'admin.ops@example.org');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const shifts = [
      { from: '2020-01-01T00:00:00.000Z', until, attendees: ['cleo@example.org'], organizer: null, summary: '' },
    ];
    // As a look at its calendar would have left it.
    const kept = { url, timeZone, dueAt: new Date(), fetchedAt: null, lookedAt: null, error: null, shifts };
    await service.parts.connection.db!.collection('duty-calendars').insertOne({ _id: 'payments', ...kept } as never);
    for (const [role, more] of [
      ['tech-lead', {}],
      ['scribe', { skill: 'postgresql' }],
    ] as const) {
      const [first] = (await candidates(id, role, more)).candidates;
      expect(first).toMatchObject({ person: { name: 'cleo' }, because: 'on-duty', onDutyUntil: until });
      expect(first!.reason).toContain('on duty by Payments until');
    }
    expect((await candidates(id, 'scribe')).candidates[0]!.because).not.toBe('on-duty');
  });
});

describe('what a person brings', () => {
  it('is said by themselves or an administrator, and listed with them', async () => {
    const change = { person: 'cleo@example.org', skills: ['sql', 'redis'], timeZone: 'Europe/Paris' };
    await expect(service.ask(changePerson, change, 'dan@example.org')).rejects.toMatchObject({
      problem: { code: 'not-for-you' },
    });
    const changed = await service.ask(changePerson, change, 'admin.ops@example.org');
    expect(changed).toMatchObject({ skills: ['redis', 'sql'], timeZone: 'Europe/Paris', burdenLimit: 3 });
    const { people: listed } = await service.ask(listPeople, { search: 'cleo' });
    expect(listed).toEqual([changed]);
    await expect(service.ask(changePerson, { ...change, person: 'p-nobody' }, 'dan@example.org')).rejects.toMatchObject(
      {
        problem: { code: 'person-unknown' },
      },
    );
  });

  it('is said by somebody who does so before anything else', async () => {
    const input = { person: 'new@example.org', burdenLimit: 2 };
    expect(await service.ask(changePerson, input, 'new@example.org')).toMatchObject({ name: 'new', burdenLimit: 2 });
  });
});
