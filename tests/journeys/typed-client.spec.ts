import {
  acknowledgeRole,
  assignRole,
  declareIncident,
  listIncidents,
  readTimeline,
  releaseRole,
  replayEvents,
  viewBoard,
} from '#contracts';
import { HttpClient, HttpRefused } from '#contracts/client';
import { MusterProcess } from '../support/muster-process.js';

let muster: MusterProcess;
let ana: HttpClient;
let bo: HttpClient;

beforeAll(async () => {
  muster = await MusterProcess.start();
  const as = (email: string) => new HttpClient(muster.address, () => muster.token(email));
  [ana, bo] = [as('ana@example.org'), as('bo@example.org')];
  await bo.ask(listIncidents, {});
}, 60_000);

afterAll(() => muster?.remove());

async function declared(more: Partial<Parameters<typeof ana.ask<typeof declareIncident>>[1]> = {}) {
  const { output } = await ana.ask(declareIncident, { title: 'The database is slow', severity: 'SEV2', ...more });
  return output.id;
}

const refusalOf = (asked: Promise<unknown>): Promise<HttpRefused> =>
  asked.then(
    () => Promise.reject(new Error('it was not refused')),
    (error) => (error instanceof HttpRefused ? error : Promise.reject(error)),
  );

describe('the typed client', () => {
  it('sends each field to where the contract has it: path, query or body', async () => {
    const incident = await declared({ severity: 'SEV1', labels: { team: 'a&b' } });
    const given = await ana.ask(assignRole, { incident, role: 'scribe', person: 'bo@example.org' });
    expect(given.output.holders.map(({ person }) => person.name)).toEqual(['bo']);
    expect((await bo.ask(acknowledgeRole, { incident, role: 'scribe' })).output.holders[0]!.acknowledged).toBe(true);
    // DELETE has no body: who is released stands in the query.
    const released = await ana.ask(releaseRole, { incident, role: 'scribe', person: 'bo@example.org' });
    expect(released.output.vacant).toBe(true);
    const { output } = await bo.ask(listIncidents, { severity: ['SEV1'], limit: 1 });
    expect(output.incidents).toMatchObject([{ id: incident, labels: { team: 'a&b' } }]);
  });

  it('reads what it wrote by the position of the answer', async () => {
    const incident = await declared();
    const { position } = await ana.ask(assignRole, { incident, role: 'scribe', person: 'bo@example.org' });
    expect(position).toMatch(/^roles\/INC-\d+@\d+$/);
    const { output, behind } = await bo.ask(readTimeline, { incident }, { after: [position!] });
    expect(behind).toBeUndefined();
    expect(output.entries!.at(-1)!.text).toBe('ana gave the role Scribe to bo.');
    const ahead = await bo.ask(viewBoard, { incident }, { after: [`incidents/${incident}@99`] });
    expect(ahead.behind).toBe(`incidents/${incident}@99`);
  });

  it('does once what it sends twice with one key', async () => {
    const once = { idempotencyKey: crypto.randomUUID() };
    const input = { title: 'Sent twice', severity: 'SEV3' } as const;
    const [first, second] = [await ana.ask(declareIncident, input, once), await ana.ask(declareIncident, input, once)];
    expect(second.output.id).toBe(first.output.id);
    const other = await refusalOf(ana.ask(declareIncident, { ...input, title: 'Another' }, once));
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it("throws a refusal with its facts, in the caller's language", async () => {
    const incident = await declared();
    await ana.ask(assignRole, { incident, role: 'scribe', person: 'bo@example.org' });
    const taking = { incident, role: 'scribe', person: 'ana@example.org' };
    const refusal = await refusalOf(ana.ask(assignRole, taking, { language: 'fr' }));
    expect(refusal.problem).toMatchObject({ code: 'role-held', status: 409, holder: { name: 'bo' } });
    expect(refusal.message).toMatch(/^Quelqu’un tient ce rôle: bo tient Secrétaire depuis/);
    const nobody = new HttpClient(muster.address, async () => 'not.a.token');
    expect((await refusalOf(nobody.ask(listIncidents, {}))).problem.code).toBe('not-signed-in');
  });

  it('tells a page of somebody else as a problem too, and does not ask over HTTP what only the bus has', async () => {
    const refusal = await HttpRefused.from(await fetch(`${muster.address}/reference`));
    expect(refusal.problem).toMatchObject({
      code: 'http-200',
      detail: expect.stringMatching(/^127\.0\.0\.1:\d+ answered/),
    });
    const replay = ana.ask(replayEvents, { incident: 'INC-1', since: '2026-01-01T00:00:00Z' });
    await expect(replay).rejects.toThrow('replay-events cannot be reached over HTTP');
  });
});
