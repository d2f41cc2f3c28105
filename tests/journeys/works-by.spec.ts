import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let root: Api;

beforeAll(async () => {
  people = await ThreePeople.start();
  root = await people.muster.asAdministrator();
}, 60_000);

afterAll(() => people?.muster.remove());

const boardOf = async (incident: string) => (await people.ana.get(`/v1/incidents/${incident}/board`)).body.roster;
const roleIn = async (incident: string, key: string) =>
  (await boardOf(incident)).roles.find(({ role }: { role: string }) => role === key);

describe('an incident keeps the catalogue and the staffing it started with', () => {
  it('what an organisation adds and asks for is there in the next incident, and not in those under way', async () => {
    const before = (await people.declare({ severity: 'SEV2' })).body.id;
    const words = (en: string, fr: string) => ({ en, fr });
    const duty = { key: 'watch-sales', name: words('Watch the sales', 'Surveiller les ventes') };
    expect((await root.post('/v1/catalogue/duties', duty)).status).toBe(201);
    const role = {
      ...{ key: 'business-liaison', name: words('Business liaison', 'Liaison commerciale') },
      ...{ purpose: words('Speaks for the business.', 'Parle pour le commerce.'), holders: 'one' },
      duties: [{ duty: 'watch-sales', rank: 'primary' }],
    };
    expect((await root.post('/v1/catalogue/roles', role)).status).toBe(201);
    const rows = [
      { role: 'incident-manager', withinMinutes: 0 },
      { role: 'business-liaison', withinMinutes: 5 },
    ];
    expect((await root.put('/v1/staffing', { SEV2: rows })).status).toBe(200);
    const declare = async () => (await people.declare({ severity: 'SEV2' })).body.id;
    // Another replica may need a moment to see the change; whoever declares then gets it.
    const after = await eventually(declare, () => true);
    expect(await roleIn(after, 'business-liaison')).toMatchObject({ name: 'Business liaison', required: true });
    expect((await boardOf(after)).vacancies.map((one: { role: string }) => one.role)).toEqual(['business-liaison']);
    expect(await roleIn(before, 'business-liaison')).toBeUndefined();
    expect((await boardOf(before)).vacancies.map((one: { role: string }) => one.role)).toContain('scribe');
    const taken = await people.bo.put(`/v1/incidents/${after}/roles/business-liaison`, { person: 'bo@example.org' });
    expect(taken.status).toBe(200);
    const row = (await boardOf(after)).duties.find((one: { duty: string }) => one.duty === 'watch-sales');
    expect(row).toMatchObject({ accountable: { name: 'bo' }, because: 'primary-role', name: 'Watch the sales' });
  });

  it('an archived role is given to nobody in a later incident, and goes on in those under way', async () => {
    const before = (await people.declare()).body.id;
    await boardOf(before);
    const archived = await root.post('/v1/catalogue/roles/business-liaison/archive');
    expect(archived.status).toBe(200);
    const after = (await people.declare()).body.id;
    const give = (incident: string) =>
      people.bo.put(`/v1/incidents/${incident}/roles/business-liaison`, { person: 'bo@example.org' });
    expect((await give(after)).body.code).toBe('role-archived');
    expect((await give(before)).status).toBe(200);
    expect(await roleIn(after, 'business-liaison')).toBeUndefined();
  });
});
