import { setTimeout as sleep } from 'node:timers/promises';
import { outsider, read, type SpeakingService, startSpeaking } from '../../../../tests/support/speaking-service.js';
import { type SpecBus, specBus } from '../../../../tests/support/spec-servers.js';

let server: SpecBus;
let service: SpeakingService;
let outside: Awaited<ReturnType<typeof outsider>>;
let ask: typeof outside.ask;
let refusal: typeof outside.refusal;

beforeAll(async () => {
  server = await specBus();
  service = await startSpeaking(server.url);
  outside = await outsider(server.url);
  ({ ask, refusal } = outside);
});
afterAll(async () => {
  await outside.connection.close();
  await service.stop();
  await server.stop();
});

describe('a read that brings a position', () => {
  it('waits until it has been seen', async () => {
    const asking = ask(read.subject, '{}', { 'Muster-After': 'roles/INC-9@3, incidents/INC-1@99' });
    await sleep(150);
    service.seen.add('INC-9');
    service.sightings.arrived();
    const answer = await asking;
    expect(answer.body).toEqual({ read: true });
    expect(answer.headers?.has('Muster-Behind') ?? false).toBe(false);
  });

  it('notices what another replica has seen, of which nobody tells it', async () => {
    const asking = ask(read.subject, '{}', { 'muster-after': 'roles/INC-10@3' });
    await sleep(100);
    service.seen.add('INC-10');
    const toldAt = performance.now();
    expect((await asking).headers?.has('Muster-Behind') ?? false).toBe(false);
    expect(performance.now() - toldAt).toBeLessThan(200);
  });

  it('says what it has not seen after half a second', async () => {
    const startedAt = performance.now();
    const answer = await ask(read.subject, '{}', { 'Muster-After': 'roles/INC-8@3, roles/INC-9@3' });
    expect(performance.now() - startedAt).toBeGreaterThan(450);
    expect(answer.headers?.get('Muster-Behind')).toBe('roles/INC-8@3');
    expect(answer.body).toEqual({ read: true });
  });

  it('is refused where it is none, or is too many', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `roles/INC-${index}@1`).join(',');
    for (const after of ['INC-9', many]) {
      expect((await refusal(read.subject, '{}', { 'Muster-After': after })).errors![0]!.field).toBe('Muster-After');
    }
  });
});
