import { setTimeout as sleep } from 'node:timers/promises';
import { addNote, declareIncident, getIncident } from '#contracts';
import {
  fail,
  outsider,
  read,
  type SpeakingService,
  say,
  startSpeaking,
} from '../../../../tests/support/speaking-service.js';
import { type SpecBus, specBus } from '../../../../tests/support/spec-servers.js';
import { type Bus, connectBus } from '../bus/bus.js';
import { Refused } from './refused.js';
import { RequestClient } from './request-client.js';

let server: SpecBus;
let service: SpeakingService;
let bus: Bus;
let client: RequestClient;
let token: string;

beforeAll(async () => {
  server = await specBus();
  service = await startSpeaking(server.url);
  bus = await connectBus({ url: server.url, name: 'gateway' });
  client = new RequestClient(bus);
  const outside = await outsider(server.url);
  ({ token } = outside);
  await outside.connection.close();
});
afterAll(async () => {
  await bus.drain();
  await service.stop();
  await server.stop();
});

describe('asking another service', () => {
  it('gives its answer, and how far it has come', async () => {
    const { output, headers } = await client.ask(say, { text: 'hello' }, { token });
    expect(output).toMatchObject({ said: 'hello' });
    expect(headers?.get('Muster-Position')).toBe('incidents/INC-1@7');
  });

  it('passes its refusal on as it is', async () => {
    const sending = { token, headers: { 'Accept-Language': 'fr', 'Idempotency-Key': undefined } };
    const refused = await client.ask(fail, { how: 'refused' }, sending).catch((error) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused.problem).toMatchObject({ code: 'unavailable', status: 503, missing: 'tea' });
    expect(refused.problem.title).toBe('Une partie de Muster est injoignable');
  });

  it('says 503 when nobody is there to answer: nothing was done', async () => {
    const unanswered = client.ask(addNote, { incident: 'INC-1', text: 'x' }, { token });
    await expect(unanswered).rejects.toMatchObject({ code: 'unavailable', facts: { missing: 'timeline' } });
  });

  it('says that the outcome is unknown when a command is not answered in time, and 503 for a query', async () => {
    const late = client.ask(say, { text: 'late', waitMs: 400 }, { token, timeoutMs: 100 });
    await expect(late).rejects.toMatchObject({ code: 'outcome-unknown', status: 504 });
    const silent = bus.connection.subscribe(getIncident.subject, { callback: () => {} });
    const query = client.ask(getIncident, { incident: 'INC-1' }, { token, timeoutMs: 100 });
    await expect(query).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    silent.unsubscribe();
  });

  it('says that the outcome is unknown when the answer cannot be read', async () => {
    const odd = bus.connection.subscribe(declareIncident.subject, {
      callback: (_, message) => void message.respond('{'),
    });
    await expect(client.ask(declareIncident, {}, { token })).rejects.toMatchObject({ code: 'outcome-unknown' });
    odd.unsubscribe();
  });

  it('says at once that a request is too large, and sends nothing', async () => {
    const request = client.ask(say, { text: 'x'.repeat(3_000_000) }, { token });
    await expect(request).rejects.toMatchObject({ code: 'too-large', status: 413 });
  });

  it('says 503 at once while the bus is down, and works by itself when it is back', async () => {
    await server.kill();
    while (bus.isUp()) await sleep(5);
    const startedAt = performance.now();
    await expect(client.ask(say, { text: 'hello' }, { token })).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(100);
    await server.restart();
    const again = () =>
      client.ask(read, {}, { token }).then(
        ({ output }) => output,
        () => undefined,
      );
    let output = await again();
    while (output === undefined) {
      await sleep(50);
      output = await again();
    }
    expect(output).toEqual({ read: true });
  });
});
