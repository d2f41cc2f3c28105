import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let id: Readonly<Record<string, string>>;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, cy, id } = people);
}, 60_000);

afterAll(() => people?.muster.remove());

interface Seat {
  readonly role: string;
  readonly scope: string;
  readonly holders: readonly { person: { name: string }; acknowledged: boolean }[];
  readonly observers: readonly { person: { name: string } }[];
}

const seatOf = (roles: readonly Seat[], role: string, scope = 'incident') => {
  const seat = roles.find((one) => one.role === role && one.scope === scope);
  return {
    holders: seat?.holders.map(({ person, acknowledged }) => [person.name, acknowledged]),
    observers: seat?.observers.map(({ person }) => person.name),
  };
};

/** Bo manages one incident and Ana another; in both there are people. */
async function two() {
  const { body: slow } = await people.declare({ title: 'Checkout is slow' }, bo);
  const { body: down } = await people.declare({ title: 'The database is down', severity: 'SEV1' }, ana);
  const [from, into] = [`/v1/incidents/${slow.id}`, `/v1/incidents/${down.id}`];
  await cy.put(`${from}/roles/scribe`, { person: id.cy });
  await cy.put(`${from}/roles/tech-lead`, { person: id.cy });
  await ana.put(`${into}/roles/tech-lead`, { person: id.ana });
  const dee = await people.muster.as('dee@example.org');
  await dee.put(`${from}/roles/subject-matter-expert`, { person: 'dee@example.org' });
  await bo.post(`${from}/workstreams`, { key: 'cache', name: 'Cache' });
  return { from, into, source: slow.id as string, target: down.id as string };
}

describe('an incident that is merged into another', () => {
  it('is there with everybody in it, and the record of both says so', async () => {
    const { from, into, source, target } = await two();
    const merged = await bo.post(`${from}/merge`, { into: target });
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({ id: source, status: 'merged', mergedInto: target });
    const look = async () => (await cy.get(`${into}/board`)).body.roster;
    const board = await eventually(look, ({ workstreams }) => workstreams.length > 0);
    const own = source.toLowerCase();
    expect(board.manager.person.name).toBe('ana');
    expect(board.workstreams.map(({ key }: { key: string }) => key)).toEqual([own, 'cache']);
    expect(seatOf(board.roles, 'tech-lead', own)).toEqual({ holders: [['bo', false]], observers: [] });
    expect(seatOf(board.roles, 'tech-lead')).toEqual({ holders: [['ana', true]], observers: ['cy'] });
    expect(seatOf(board.roles, 'scribe')).toEqual({ holders: [['cy', false]], observers: [] });
    expect(seatOf(board.roles, 'subject-matter-expert')).toEqual({ holders: [['dee', false]], observers: [] });
    expect(board.orphans).toEqual([]);
    const confirmed = await bo.post(`${into}/roles/tech-lead/acknowledge`, { scope: own });
    expect(confirmed.body.holders[0].acknowledged).toBe(true);
    const told = async (path: string, after: Headers) =>
      (await cy.get(`${path}/timeline`, { 'muster-after': after.get('muster-position')! })).body.entries.map(
        ({ text }: { text: string }) => text,
      );
    expect(await told(into, confirmed.headers)).toContain(
      `${source} was merged into this incident, with everybody in it; bo managed it.`,
    );
    expect(await told(from, merged.headers)).toContain(`bo merged the incident into ${target}.`);
  });

  it('moves no more, and every refusal says where it went', async () => {
    const { from, source, target } = await two();
    await bo.post(`${from}/merge`, { into: target });
    const elsewhere = { status: 409, body: { code: 'incident-merged', incident: source, mergedInto: target } };
    const press = () => cy.post(`${from}/roles/scribe/acknowledge`);
    expect(await eventually(press, ({ status }) => status === 409)).toMatchObject(elsewhere);
    expect(await bo.put(`${from}/roles/scribe`, { person: id.bo, inPlaceOf: id.cy })).toMatchObject(elsewhere);
    expect(await bo.patch(from, { status: 'active' })).toMatchObject(elsewhere);
    const { body: third } = await people.declare({}, bo);
    expect(await bo.post(`${from}/merge`, { into: third.id })).toMatchObject(elsewhere);
    const back = await ana.post(`/v1/incidents/${target}/merge`, { into: source }, { 'accept-language': 'fr' });
    expect(back).toMatchObject({ ...elsewhere, body: { errors: [{ field: 'into' }] } });
    expect(back.body.detail).toBe(`${source} a été fusionné dans ${target}.`);
    const again = await bo.post(`${from}/merge`, { into: target });
    expect(again).toMatchObject({ status: 200, body: { mergedInto: target } });
  });
});

describe('merging is refused', () => {
  it('to whoever does not command it, saying who does', async () => {
    const { from, target } = await two();
    expect(await cy.post(`${from}/merge`, { into: target })).toMatchObject({
      status: 403,
      body: { code: 'not-for-you', whoMay: 'bo' },
    });
  });

  it('into itself, into what has ended, into what is not there for the caller, and between open and restricted', async () => {
    const { from, source } = await two();
    const { body: over } = await people.declare({}, ana);
    await ana.patch(`/v1/incidents/${over.id}`, { status: 'closed' });
    const { body: hidden } = await people.declare({ visibility: 'restricted' }, ana);
    const { body: shared } = await people.declare({ visibility: 'restricted', viewers: [id.bo] }, ana);
    const refused = async (into: string) => {
      const { status, body } = await bo.post(`${from}/merge`, { into });
      return [status, body.code, body.errors[0].field];
    };
    expect(await refused(source)).toEqual([422, 'merge-into-itself', 'into']);
    expect(await refused(over.id)).toEqual([409, 'merge-ended', 'into']);
    expect(await refused('INC-999999')).toEqual([404, 'incident-unknown', 'into']);
    expect(await refused(hidden.id)).toEqual([404, 'incident-unknown', 'into']);
    expect(await refused(shared.id)).toEqual([409, 'incidents-differ', 'into']);
    expect(await refused('42')).toEqual([422, 'invalid-input', 'into']);
    expect((await cy.get(from)).body.status).toBe('triage');
  });

  it('in one of the two ways when two incidents are merged into each other at once', async () => {
    const { from, into, source, target } = await two();
    const both = await Promise.all([
      bo.post(`${from}/merge`, { into: target }),
      ana.post(`${into}/merge`, { into: source }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
