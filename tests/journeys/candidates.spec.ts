import { createServer } from 'node:http';
import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let admin: Api;

const stamp = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
const calendars = createServer((_, response) =>
  response.end(
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:spec', 'BEGIN:VEVENT', 'UID:1', `DTSTART:${stamp(-1)}`],
      ...[`DTEND:${stamp(8)}`, 'SUMMARY:cy', 'END:VEVENT', 'END:VCALENDAR', ''],
    ].join('\r\n'),
  ),
);
const urlOf = (path: string) => `http://127.0.0.1:${(calendars.address() as { port: number }).port}/${path}`;

beforeAll(async () => {
  await new Promise<void>((listening) => calendars.listen(0, '127.0.0.1', listening));
  people = await ThreePeople.start({ OUTGOING_ALLOWED: '127.0.0.1' });
  admin = await people.muster.asAdministrator();
}, 60_000);

afterAll(async () => {
  await people?.muster.remove();
  await new Promise((closed) => calendars.close(closed));
});

describe('who could take a role', () => {
  it('is first whom a calendar has on duty, then whoever has the skill; nobody is given it by that', async () => {
    const { ana, bo, cy, id } = people;
    const brought = { skills: ['postgresql'], timeZone: 'Asia/Tokyo', burdenLimit: 1 };
    const changed = await bo.patch(`/v1/people/${id.bo}`, brought, { 'idempotency-key': 'bo-brings' });
    expect(changed.body).toMatchObject({ id: id.bo, ...brought, workingHours: null });
    const again = await bo.patch(`/v1/people/${id.bo}`, brought, { 'idempotency-key': 'bo-brings' });
    expect([again.body, again.headers.get('muster-position')]).toEqual([
      changed.body,
      changed.headers.get('muster-position'),
    ]);
    const other = await bo.patch(`/v1/people/${id.bo}`, { burdenLimit: 2 }, { 'idempotency-key': 'bo-brings' });
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await ana.patch(`/v1/people/${id.bo}`, { burdenLimit: 9 })).body).toMatchObject({ code: 'not-for-you' });

    const gives = { roles: ['tech-lead'] };
    const roster = { key: 'payments', name: 'Payments', url: urlOf('duty.ics'), gives };
    expect((await ana.post('/v1/duty-rosters', roster)).body.code).toBe('not-for-you');
    const added = await admin.post('/v1/duty-rosters', roster);
    expect([added.status, added.headers.get('muster-position')]).toEqual([201, 'roles/duty-payments@1']);
    expect((await admin.post('/v1/duty-rosters', roster)).body.code).toBe('duty-roster-exists');
    const listed = await eventually(
      () => ana.get('/v1/duty-rosters'),
      ({ body }) => body.rosters[0].fetchedAt !== null,
    );
    expect(listed.body.rosters).toMatchObject([{ url: null, error: null, onDuty: [{ person: { id: id.cy } }] }]);

    const declared = await people.declare();
    const path = `/v1/incidents/${declared.body.id}/roles/tech-lead`;
    const { body } = await ana.get(`${path}/candidates?skill=postgresql&limit=2`, { 'accept-language': 'fr' });
    expect(body.candidates).toMatchObject([
      { person: { id: id.cy }, because: 'on-duty', reason: expect.stringContaining("d'astreinte selon Payments") },
      { person: { id: id.bo }, because: 'skill', overLimit: false, localTime: expect.any(String) },
    ]);
    await bo.put(`/v1/incidents/${declared.body.id}/roles/scribe`, { person: id.bo });
    const second = await people.declare();
    const busy = await cy.get(`/v1/incidents/${second.body.id}/roles/tech-lead/candidates?skill=postgresql`);
    expect(busy.body.candidates[1]).toMatchObject({
      person: { id: id.bo },
      overLimit: true,
      burdens: { incidents: 1 },
    });
    await ana.put(path, { person: id.cy });
    const left = await ana.get(`${path}/candidates`);
    expect(left.body.candidates.map((one: { person: { id: string } }) => one.person.id)).not.toContain(id.cy);
  });

  it('is asked of no calendar where Muster may not go, and of none that is off the register', async () => {
    const gives = { skills: ['postgresql'] };
    await admin.post('/v1/duty-rosters', { key: 'private', name: 'Private', url: 'http://10.0.0.1/duty.ics', gives });
    const listed = await eventually(
      () => people.bo.get('/v1/duty-rosters', { 'accept-language': 'fr' }),
      ({ body }) => body.rosters.at(-1).lookedAt !== null,
    );
    expect(listed.body.rosters.at(-1)).toMatchObject({
      ...{ key: 'private', fetchedAt: null, onDuty: [] },
      error: { code: 'address-refused', detail: expect.stringContaining('OUTGOING_ALLOWED') },
    });
    expect((await admin.delete('/v1/duty-rosters/private')).status).toBe(200);
    expect((await admin.patch('/v1/duty-rosters/private', { name: 'P' })).body.code).toBe('duty-roster-unknown');
    const { body } = await people.bo.get('/v1/duty-rosters');
    expect(body.rosters.map((one: { key: string }) => one.key)).toEqual(['payments']);
  });
});
