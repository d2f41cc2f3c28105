import { setTimeout as sleep } from 'node:timers/promises';
import { connect, headers, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { Controller, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Ctx, type MicroserviceOptions, Payload } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { authenticator, generateSigningKey, issuePersonToken, publicKey } from '#authority';
import { defineCommand, defineQuery, type Problem, unavailable } from '#contracts';
import {
  Answers,
  Asked,
  connectBus,
  RefusalsPass,
  Refused,
  type RequestReport,
  RequestServer,
  Sightings,
} from '#messaging';

const about = { service: 'incidents', summary: 'For specs.', whoMay: 'anyone', rejections: [] } as const;
const words = z.strictObject({
  text: z.string().min(3).max(2_000_000),
  waitMs: z.int().optional(),
  tags: z.array(z.int()).optional(),
});

export const say = defineCommand({ ...about, name: 'say', input: words, output: z.any() });
export const read = defineQuery({ ...about, name: 'read', input: z.strictObject({}), output: z.any() });
export const fail = defineQuery({
  ...about,
  name: 'fail',
  input: z.strictObject({ how: z.string() }),
  output: z.any(),
});

@Controller()
class Speaking {
  @Answers(say)
  async say(@Payload() { text, waitMs = 0 }: z.output<typeof words>, @Ctx() asked: Asked) {
    await sleep(waitMs);
    return asked.answered('INC-1', { answer: { said: text, by: asked.by, once: asked.once }, sequence: 7 });
  }

  @Answers(read)
  read() {
    return { read: true };
  }

  @Answers(fail)
  fail(@Payload() { how }: { how: string }) {
    if (how === 'oversize') return { much: 'x'.repeat(3_000_000) };
    if (how === 'nothing') return undefined;
    if (how === 'refused') throw unavailable({ missing: 'tea' });
    if (how === 'passed on') throw new Refused(unavailable({ missing: 'milk' }).problem('fr'));
    throw new Error('the secret is swordfish');
  }
}

/** The key that vouches for people in these specs. */
export const peopleKey = await generateSigningKey('people');

/** A service that runs on a bus. */
export interface SpeakingService {
  readonly reports: readonly RequestReport[];
  /** Aggregates of other services of which it has seen everything. */
  readonly seen: Set<string>;
  readonly sightings: Sightings;
  stop(): Promise<void>;
}

/** Starts the smallest service that answers requests, as every service does. */
export async function startSpeaking(url: string, ...more: Type[]): Promise<SpeakingService> {
  const bus = await connectBus({ url, name: 'incidents' });
  const reports: RequestReport[] = [];
  const seen = new Set<string>();
  const sightings = new Sightings(async ({ aggregate }) => seen.has(aggregate));
  const requests = new RequestServer({
    ...{ bus, service: 'incidents', version: '1.0.0', sightings },
    authenticate: authenticator({ keys: [publicKey(peopleKey)] }),
    onAnswered: (report) => void reports.push(report),
  });
  const providers = [{ provide: APP_FILTER, useClass: RefusalsPass }];
  const module = await Test.createTestingModule({ controllers: [Speaking, ...more], providers }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  const stop = async () => {
    await app.close();
    await bus.drain();
  };
  try {
    app.connectMicroservice<MicroserviceOptions>({ strategy: requests }, { inheritAppConfig: true });
    await app.startAllMicroservices();
  } catch (error) {
    await stop();
    throw error;
  }
  return { reports, seen, sightings, stop };
}

export interface Heard {
  readonly body: Problem;
  readonly text: string;
  readonly headers: MsgHdrs | undefined;
}

/** Somebody outside with any NATS client and a person's token. */
export async function outsider(url: string) {
  const { host, username, password } = new URL(url);
  const credentials = username && { user: username, pass: decodeURIComponent(password) };
  const connection: NatsConnection = await connect({ servers: host, ...(credentials || {}) });
  const token = await issuePersonToken(peopleKey, { email: 'ada@example.org', name: 'Ada' });

  async function ask(subject: string, body: string | Uint8Array, more: Record<string, string> = {}): Promise<Heard> {
    const along = headers();
    for (const [name, value] of Object.entries({ Authorization: `Bearer ${token}`, ...more })) along.set(name, value);
    const message: Msg = await connection.request(subject, body, { headers: along, timeout: 10_000 });
    return { body: message.json<Problem>(), headers: message.headers, text: message.string() };
  }

  /** The problem of a request that is refused; fails when it is not. */
  async function refusal(...request: Parameters<typeof ask>): Promise<Problem> {
    const { body, headers: along } = await ask(...request);
    expect(along?.get('Nats-Service-Error')).toBe(body.code);
    expect(along?.get('Nats-Service-Error-Code')).toBe(`${body.status}`);
    return body;
  }

  return { connection, token, ask, refusal };
}
