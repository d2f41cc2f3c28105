import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let root: Api;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana } = people);
  root = await people.muster.asAdministrator();
}, 60_000);

afterAll(() => people?.muster.remove());

const DUTIES = '/v1/catalogue/duties';
const ROLES = '/v1/catalogue/roles';
const inform = { key: 'inform-authorities', name: { en: 'Inform authorities', fr: 'Informer les autorités' } };
const liaison = {
  ...{ key: 'legal-liaison', name: { en: 'Legal liaison', fr: 'Liaison juridique' } },
  purpose: { en: 'Speaks with lawyers and authorities.', fr: 'Parle aux juristes et aux autorités.' },
  alsoCalled: [{ en: 'Counsel', fr: 'Conseil' }],
  duties: [{ duty: 'inform-authorities' }, { duty: 'brief-executives', rank: 'secondary' }],
};
const french = { 'accept-language': 'fr' };
const keysOf = ({ body }: { body: { roles: { key: string }[] } }) => body.roles.map(({ key }) => key);

describe('an organisation makes the catalogue its own', () => {
  it('begins with the one that comes with Muster, whole and in both languages', async () => {
    const { body } = await ana.get('/v1/catalogue');
    expect(body).toMatchObject({ version: 1, roles: { length: 8 }, duties: { length: 35 } });
    expect(body.roles.at(-2).name).toEqual({ en: 'Scribe', fr: 'Secrétaire' });
  });

  it('adds a duty and a role, which everybody finds at once in their language', async () => {
    expect(await root.post(DUTIES, inform)).toMatchObject({ status: 201, body: { version: 2, duty: inform } });
    const added = await root.post(ROLES, liaison);
    expect(added).toMatchObject({
      status: 201,
      body: { version: 3, role: { ...liaison, holders: 'one', splitBy: null } },
    });
    expect(added.headers.get('muster-position')).toBe('roles/catalogue@2');
    const { body } = await ana.get('/v1/roles?alias=conseil', french);
    expect(body).toMatchObject({
      version: 3,
      roles: [{ key: 'legal-liaison', name: 'Liaison juridique', archived: false }],
    });
    expect(body.roles[0].duties[0].name).toBe('Informer les autorités');
  });

  it('does it once, however often the same request is sent', async () => {
    const once = { 'idempotency-key': 'reword-1' };
    const send = () => root.patch(`${ROLES}/scribe`, { name: { en: 'Note taker', fr: 'Greffier' } }, once);
    const [first, again] = [await send(), await send()];
    expect(first.body).toMatchObject({
      version: 4,
      role: { key: 'scribe', name: { en: 'Note taker' }, holders: 'one' },
    });
    expect(again.body).toEqual(first.body);
    expect((await ana.get('/v1/catalogue')).body.version).toBe(4);
  });

  it('archives what it does not use, and brings it back', async () => {
    expect((await root.post(`${ROLES}/social-media-lead/archive`)).body).toMatchObject({
      version: 5,
      role: { archived: true },
    });
    expect(keysOf(await ana.get('/v1/roles'))).not.toContain('social-media-lead');
    expect(keysOf(await ana.get('/v1/roles?archived=true'))).toContain('social-media-lead');
    const back = await root.patch(`${ROLES}/social-media-lead`, { archived: false });
    expect(back.body).toMatchObject({ version: 6, role: { key: 'social-media-lead' } });
    expect(keysOf(await ana.get('/v1/roles'))).toContain('social-media-lead');
  });

  it('can still read every earlier version', async () => {
    const version = async (one: number) => (await ana.get(`/v1/catalogue?version=${one}`)).body;
    expect((await version(1)).roles.at(-2).name.en).toBe('Scribe');
    expect(await version(3)).toMatchObject({ version: 3, roles: { length: 9 } });
    expect((await version(5)).roles.find(({ key }: { key: string }) => key === 'social-media-lead').archived).toBe(
      true,
    );
    expect(await version(99)).toMatchObject({ code: 'version-unknown', latest: 6 });
  });

  it('tells what was changed and by whom', async () => {
    const { db, close } = await people.muster.database('roles').then((connection) => ({
      db: connection.db!,
      close: () => connection.close(),
    }));
    const log = () => db.collection('event_log').find({ aggregate: 'catalogue' }).sort({ sequence: 1 }).toArray();
    const events = await eventually(log, (all) => all.length === 5);
    await close();
    expect(events.map(({ event }) => [event.actorname, event.incident, event.data.done, event.data.key])).toEqual([
      ['root', '_', 'duty-added', 'inform-authorities'],
      ['root', '_', 'role-added', 'legal-liaison'],
      ['root', '_', 'role-changed', 'scribe'],
      ['root', '_', 'role-archived', 'social-media-lead'],
      ['root', '_', 'role-brought-back', 'social-media-lead'],
    ]);
  });
});

describe('what is refused of the catalogue, with the field and the next step', () => {
  it.each([
    ['a key that is taken', 'POST', ROLES, { ...liaison, key: 'scribe' }, 409, 'role-key-taken', 'key'],
    ['a role without a duty', 'POST', ROLES, { ...liaison, key: 'x', duties: [] }, 422, 'role-without-duty', 'duties'],
    [
      'a duty that is none',
      'POST',
      ROLES,
      { ...liaison, key: 'x', duties: [{ duty: 'y' }] },
      404,
      'duty-not-in-catalogue',
      'duties[0].duty',
    ],
    ['a name in one language', 'POST', DUTIES, { key: 'x', name: { en: 'x' } }, 422, 'invalid-input', 'name.fr'],
    [
      'a field that it does not know',
      'POST',
      DUTIES,
      { ...inform, key: 'x', colour: 'red' },
      422,
      'invalid-input',
      'colour',
    ],
    ['a role that is none', 'PATCH', `${ROLES}/boss`, { holders: 'many' }, 404, 'role-unknown', 'role'],
    ['archiving the manager', 'POST', `${ROLES}/incident-manager/archive`, undefined, 409, 'manager-role-kept', 'role'],
    ['archiving a duty in use', 'POST', `${DUTIES}/suggest-fixes/archive`, undefined, 409, 'duty-listed', 'duty'],
    ['a version that is no number', 'GET', '/v1/catalogue?version=first', undefined, 422, 'invalid-input', 'version'],
    ['neither yes nor no', 'GET', '/v1/roles?archived=perhaps', undefined, 422, 'invalid-input', 'archived'],
  ])('%s', async (_what, method, path, body, status, code, field) => {
    const refused = await root.send(method, path, body);
    expect(refused).toMatchObject({ status, body: { code, next: expect.any(String), errors: [{ field }] } });
  });

  it.each([
    ['POST', ROLES, liaison],
    ['PATCH', `${ROLES}/scribe`, { holders: 'many' }],
    ['POST', `${ROLES}/scribe/archive`, undefined],
    ['POST', DUTIES, inform],
    ['PATCH', `${DUTIES}/suggest-fixes`, { name: inform.name }],
    ['POST', `${DUTIES}/inform-authorities/archive`, undefined],
  ])('%s %s of somebody who is no administrator', async (method, path, body) => {
    const refused = await ana.send(method, path, body);
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-for-you', whoMay: 'administrators' } });
  });
});

describe('an organisation says which roles a severity requires', () => {
  const manager = { role: 'incident-manager', withinMinutes: 0 };

  it('begins with what comes with Muster, sets a severity, and can read both', async () => {
    const { body: first } = await ana.get('/v1/staffing');
    expect(first).toMatchObject({ version: 1, SEV4: [manager] });
    const SEV4 = [manager, { role: 'tech-lead', withinMinutes: 240 }];
    const set = await root.put('/v1/staffing', { SEV4 });
    expect(set).toMatchObject({ status: 200, body: { ...first, SEV4, version: 2 } });
    expect(set.headers.get('muster-position')).toBe('roles/staffing@1');
    expect((await ana.get('/v1/staffing')).body).toEqual(set.body);
    expect((await ana.get('/v1/staffing?version=1')).body).toEqual(first);
    expect((await ana.get('/v1/staffing?version=3')).body).toMatchObject({ code: 'version-unknown', latest: 2 });
  });

  it.each([
    [
      'a role that is none',
      { SEV1: [manager, { role: 'boss', withinMinutes: 5 }] },
      404,
      'role-unknown',
      'SEV1[1].role',
    ],
    [
      'more than a week',
      { SEV1: [manager, { role: 'scribe', withinMinutes: 10_081 }] },
      422,
      'invalid-input',
      'SEV1[1].withinMinutes',
    ],
    ['less than nothing', { SEV1: [{ ...manager, withinMinutes: -1 }] }, 422, 'invalid-input', 'SEV1[0].withinMinutes'],
    ['a role twice', { SEV1: [manager, manager] }, 422, 'role-twice', 'SEV1[1].role'],
    ['no manager', { SEV2: [] }, 422, 'manager-not-staffed', 'SEV2'],
    ['no severity', {}, 422, 'invalid-input', ''],
    ['a severity that is none', { SEV4: [manager], SEV5: [manager] }, 422, 'invalid-input', 'SEV5'],
  ])('and is refused with %s, by field', async (_what, body, status, code, field) => {
    const refused = await root.put('/v1/staffing', body);
    expect(refused).toMatchObject({ status, body: { code, next: expect.any(String), errors: [{ field }] } });
  });

  it('as an administrator alone', async () => {
    expect((await ana.put('/v1/staffing', { SEV4: [manager] })).body.code).toBe('not-for-you');
  });
});
