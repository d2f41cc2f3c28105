import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let bo: Api;
let incident: string;
let handedOverAt: string;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo } = people);
  incident = (await people.declare({ severity: 'SEV2' })).body.id;
  const roles = `/v1/incidents/${incident}/roles`;
  await bo.put(`${roles}/scribe`, { person: 'bo@example.org' });
  await bo.post(`${roles}/scribe/handover`, { to: 'cy@example.org', brief: 'The record is complete until noon.' });
  const { body } = await people.cy.post(`${roles}/scribe/handover/accept`);
  handedOverAt = body.holders[0].since;
  await people.cy.post(`${roles}/scribe/handover`, { to: 'ana@example.org', brief: 'Read page 4.' });
}, 60_000);

afterAll(() => people?.muster.remove());

describe('each question is one query', () => {
  it('who held a role, and who at that time', async () => {
    const path = `/v1/incidents/${incident}/roles/scribe/history`;
    const { body } = await ana.get(path);
    expect(body.holders.map(({ person }: { person: { name: string } }) => person.name)).toEqual(['bo', 'cy']);
    const earlier = new Date(Date.parse(handedOverAt) - 1).toISOString();
    expect((await ana.get(`${path}?at=${earlier}`)).body.answered.name).toBe('bo');
    expect((await ana.get(`${path}?at=noon`)).status).toBe(422);
  });

  it('who answers for a duty now and why, and who would be next', async () => {
    const { body } = await ana.get(`/v1/incidents/${incident}/duties/maintain-timeline`);
    expect(body).toMatchObject({ accountable: { name: 'cy' }, because: 'secondary-role', why: expect.any(String) });
    expect(body.next.at(-1)).toMatchObject({ accountable: { name: 'ana' }, because: 'incident-manager' });
    expect((await ana.get(`/v1/incidents/${incident}/duties/nothing`)).body.code).toBe('duty-unknown');
  });

  it('what a person holds and owns across incidents, of those that one sees', async () => {
    const secret = (await people.declare({ visibility: 'restricted' }, people.cy)).body.id;
    const seen = async (api: Api) =>
      (await api.get('/v1/people/cy@example.org/holdings')).body.incidents.map(
        (one: { incident: string }) => one.incident,
      );
    // Its roster is opened by the event, a moment later.
    const all = await eventually(
      () => seen(people.cy),
      (found) => found.includes(secret),
    );
    expect(all).toEqual(expect.arrayContaining([incident, secret]));
    expect(await seen(bo)).toEqual([incident]);
  });

  it('where are vacancies, and how many minutes each required role stood empty', async () => {
    const { body } = await ana.get('/v1/vacancies');
    expect(body.vacancies.map(({ role }: { role: string }) => role)).toContain('tech-lead');
    const minutes = (await ana.get(`/v1/incidents/${incident}/vacancy-minutes`)).body.roles;
    expect(minutes.find(({ role }: { role: string }) => role === 'tech-lead')).toMatchObject({ vacant: true });
    expect(minutes.find(({ role }: { role: string }) => role === 'incident-manager')).toMatchObject({
      vacantMinutes: 0,
    });
  });

  it('the brief of a handover is made by the system, in the words of the reader', async () => {
    const { body } = await ana.get(`/v1/incidents/${incident}/roles/scribe/brief`, { 'accept-language': 'fr' });
    expect(JSON.stringify(body)).toContain('Notez qui est là et dans quel rôle');
    expect(JSON.stringify(body)).toContain('Read page 4.');
  });
});
