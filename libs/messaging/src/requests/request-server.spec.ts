import { setTimeout as sleep } from 'node:timers/promises';
import { Svcm } from '@nats-io/services';
import { Controller } from '@nestjs/common';
import { getBoard } from '#contracts';
import {
  fail,
  outsider,
  read,
  type SpeakingService,
  say,
  startSpeaking,
} from '../../../../tests/support/speaking-service.js';
import { type SpecBus, specBus } from '../../../../tests/support/spec-servers.js';
import { Answers } from './answers.js';

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

describe('a request over the bus', () => {
  it('is plain JSON both ways, and its answer says how far the aggregate has come', async () => {
    const answer = await ask(say.subject, '{"text": "Où ça ?"}', { 'idempotency-key': 'k-1' });
    const by = { id: expect.stringMatching(/^p-/), name: 'Ada' };
    const once = { key: 'k-1', command: 'incidents.say', digest: expect.any(String) };
    expect(answer.body).toEqual({ said: 'Où ça ?', by, once });
    expect(answer.headers?.get('Muster-Position')).toBe('incidents/INC-1@7');
  });

  it('without a body is one without fields; without an answer to give it is answered null', async () => {
    expect((await ask(read.subject, '')).body).toEqual({ read: true });
    expect((await ask(fail.subject, '{"how":"nothing"}')).body).toBeNull();
  });

  it('that is refused gets a problem with a code, in the language of the reader', async () => {
    expect(await refusal(fail.subject, '{"how":"refused"}', { 'accept-language': 'fr-CA, en;q=0.5' })).toEqual({
      type: 'urn:muster:problem:unavailable',
      title: 'Une partie de Muster est injoignable',
      status: 503,
      detail: "Rien n'a été fait : tea est injoignable pour le moment.",
      code: 'unavailable',
      next: 'Réessayez dans un instant.',
      missing: 'tea',
    });
    expect((await refusal(fail.subject, '{"how":"passed on"}')).detail).toContain('milk');
  });

  it('that wants no answer is taken and hurts nothing', async () => {
    outside.connection.publish(say.subject, 'nonsense');
    expect((await ask(read.subject, '{}')).body).toEqual({ read: true });
  });

  it('that meets a fault of ours gets a reference that our log has, and nothing of the inside', async () => {
    const { body, text: answer } = await ask(fail.subject, '{"how":"fault"}', { 'Muster-Correlation': 'c 1' });
    expect(body).toMatchObject({ status: 500, code: 'failed', reference: expect.stringMatching(/^[\w-]{36}$/) });
    expect(answer).not.toMatch(/secret|swordfish|Error|\.ts/);
    const report = service.reports.at(-1)!;
    expect(report).toMatchObject({ correlation: body.reference, asked: { correlation: body.reference } });
    expect(report.fault).toMatchObject({ message: 'the secret is swordfish' });
  });

  it('whose answer the bus would not take gets a problem that says so', async () => {
    expect(await refusal(fail.subject, '{"how":"oversize"}')).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('is counted by the service, refusals as errors', async () => {
    const monitor = new Svcm(outside.connection).client();
    const before = await statistics();
    await ask(read.subject, '{}');
    await refusal(read.subject, '{"more":1}');
    const after = await statistics();
    expect(after.num_requests - before.num_requests).toBe(2);
    expect(after.num_errors - before.num_errors).toBe(1);
    expect(after.last_error).toBe('invalid-input');

    async function statistics() {
      for await (const { endpoints } of await monitor.stats('incidents')) {
        return endpoints!.find(({ name }) => name === 'read')!;
      }
      throw new Error('nobody answers');
    }
  });
});

describe('a service that stops', () => {
  it('finishes the requests under way and takes no more', async () => {
    const own = await specBus();
    const stopping = await startSpeaking(own.url);
    const { ask: askIt, connection } = await outsider(own.url);
    const underWay = Array.from({ length: 20 }, () => askIt(say.subject, '{"text":"late","waitMs":300}'));
    await sleep(100);
    const stopped = stopping.stop();
    await sleep(20);
    await expect(askIt(read.subject, '{}')).rejects.toThrow(/no responders/i);
    const answers = await Promise.all(underWay);
    expect(answers.map(({ body }) => body)).toEqual(Array(20).fill(expect.objectContaining({ said: 'late' })));
    await stopped;
    await connection.close();
    await own.stop();
  });

  it('stops while the bus is down too', async () => {
    const own = await specBus();
    const stopping = await startSpeaking(own.url);
    await own.kill();
    await sleep(50);
    const startedAt = performance.now();
    await stopping.stop();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await own.stop();
  });
});

describe('a service that would not do what its code says', () => {
  it('does not start with two answers to one request', async () => {
    @Controller()
    class Twice {
      @Answers(read)
      read() {
        return { read: false };
      }
    }
    await expect(startSpeaking(server.url, Twice)).rejects.toThrow('two handlers answer muster.qry.incidents.read');
  });

  it("does not start with an answer to another service's request", async () => {
    @Controller()
    class Foreign {
      @Answers(getBoard)
      board() {
        return {};
      }
    }
    await expect(startSpeaking(server.url, Foreign)).rejects.toThrow(
      'incidents cannot answer muster.qry.roles.get-board',
    );
  });
});
