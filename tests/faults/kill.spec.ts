import { allThereOnce } from '../support/all-there-once.js';
import type { Answer, Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { patiently } from '../support/patient.js';

const DECLARES = Number(process.env.PROVE ? 5_000 : 200);
const AT_ONCE = 16;

let fleet: Fleet;
let ana: Api;

beforeAll(async () => {
  fleet = await Fleet.start();
  ana = await fleet.as('ana@example.org');
  await ana.get('/v1/roles');
}, 90_000);

afterAll(() => fleet?.remove());

const declare = (run: string, index: number): Promise<Answer> =>
  patiently(() => {
    const body = { title: `${run} ${index}`, severity: 'SEV3', labels: { run } };
    return ana.post('/v1/incidents', body, { 'idempotency-key': `${run}-${index}` });
  });

/** Declares many, and does `harm` when a third of them are acknowledged. */
async function declareMany(run: string, harm: () => Promise<void>): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  let harmed: Promise<void> | undefined;
  const work = async () => {
    while (next < DECLARES) {
      const index = next;
      next += 1;
      const { status, body } = await declare(run, index);
      expect({ index, status }).toEqual({ index, status: 201 });
      ids.push(body.id);
      if (ids.length > DECLARES / 3) harmed ??= harm();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await harmed;
  expect(new Set(ids).size).toBe(DECLARES);
  return ids;
}

describe(`kill -9 in the middle of ${DECLARES} declares loses nothing and doubles nothing`, () => {
  it.each(['incidents', 'roles', 'timeline', 'gateway'] as const)(
    'of %s',
    async (service) => {
      await allThereOnce(ana, service, await declareMany(service, () => fleet.crash(service)));
    },
    180_000,
  );

  it.each(['nats', 'mongod'] as const)(
    'of %s',
    async (server) => {
      await allThereOnce(ana, server, await declareMany(server, async () => fleet.crashServer(server)));
    },
    180_000,
  );
});
