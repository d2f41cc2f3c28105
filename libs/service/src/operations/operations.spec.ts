import { Module } from '@nestjs/common';
import { generateSigningKey, PEOPLE_KEY, publicKey, serviceId } from '#authority';
import { freePort } from '../../../../tests/support/free-port.js';
import { eventually } from '../../../../tests/support/patient.js';
import { type SpecBus, specBus, specDatabase } from '../../../../tests/support/spec-servers.js';
import { makeLog } from '../logging.js';
import { type RunningService, startService } from '../start-service.js';

/** Held back until a test lets it go on. */
const gate = Promise.withResolvers<void>();

@Module({})
class Slow {
  onApplicationBootstrap() {
    return gate.promise;
  }
}

const database = specDatabase('operations');
let bus: SpecBus;
let port: number;
let starting: Promise<RunningService>;

/** A service whose bus is not there yet. */
beforeAll(async () => {
  bus = await specBus();
  await bus.kill();
  port = await freePort();
  const key = await generateSigningKey(serviceId('incidents'));
  const people = await generateSigningKey(PEOPLE_KEY);
  const settings = {
    ...{ natsUrl: bus.url, mongodbUrl: database.url, trustedKeys: { keys: [people, key].map(publicKey) } },
    ...{ serviceKey: key, healthPort: port, logLevel: 'silent' as const, eventsKeptDays: 1 },
  };
  starting = startService({ name: 'incidents', module: Slow, settings, log: makeLog('incidents', 'silent') });
});

afterAll(async () => {
  gate.resolve();
  await (await starting).stop();
  await database.drop();
  await bus.stop();
});

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
};
const ready = async () => {
  const { status, text } = await get('/health/ready');
  return { status, ...JSON.parse(text) };
};

describe('health', () => {
  it('answers while the service waits for its bus, and says what is missing and why', async () => {
    const waiting = await eventually(
      () => ready().catch(() => undefined),
      (found) => found?.missing.includes('NATS'),
    );
    expect(waiting).toMatchObject({ status: 503, ready: false, missing: ['NATS'] });
    expect(waiting.services).toEqual([
      { service: 'incidents', lacks: [{ what: 'NATS', why: expect.stringMatching(/refused/i) }] },
    ]);
    expect(await get('/health/live')).toEqual({ status: 200, text: '{"alive":true}' });
  });

  it('says ready when the bus is there and requests are taken, not ready while it is gone, and ready again when it is back', async () => {
    await bus.restart();
    const isStarting = ({ services }: { services: { lacks: { why: string }[] }[] }) =>
      services[0]!.lacks[0]?.why === 'it is starting';
    expect(await eventually(ready, isStarting)).toMatchObject({ status: 503, missing: ['service'] });
    gate.resolve();
    await starting;
    expect(await ready()).toMatchObject({ status: 200, ready: true, missing: [] });
    await bus.kill();
    const gone = await eventually(ready, ({ status }) => status === 503);
    expect(gone).toMatchObject({ missing: ['NATS'] });
    await bus.restart();
    expect(await eventually(ready, ({ status }) => status === 200)).toMatchObject({ ready: true });
  });
});

describe('figures', () => {
  it('leave out what cannot be read, and answer all the same', async () => {
    await bus.kill();
    const { status, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('muster_outbox_oldest_seconds{service="incidents"} 0');
    await bus.restart();
  });
});
