import type { DynamicModule, Type } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { generateSigningKey, issuePersonToken, PEOPLE_KEY, publicKey, type SigningKey, serviceId } from '#authority';
import { type InputOf, type OutputOf, type RequestContract, SERVICES, type ServiceName } from '#contracts';
import { RequestClient, RequestServer, STATUS_PAGE } from '#messaging';
import { ClosingModule, makeLog, type OutsideSettings, openParts, type Parts, ServiceModule, VERSION } from '#service';
import { type SpecBus, specBus, specDatabase } from './spec-servers.js';

/** One service's module, as Nest's testing module makes it, on a bus and a database of its own. */
export class ServiceUnderTest {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly parts: Parts,
    private readonly people: SigningKey,
    /** By which a status page asks. */
    readonly pageKey: SigningKey,
    private readonly leave: () => Promise<void>,
  ) {}

  static async start(
    service: ServiceName,
    module: Type | DynamicModule,
    outside: OutsideSettings = {},
  ): Promise<ServiceUnderTest> {
    const bus: SpecBus = await specBus();
    const database = specDatabase(service);
    const people = await generateSigningKey(PEOPLE_KEY);
    const keys = await Promise.all(SERVICES.map((name) => generateSigningKey(serviceId(name))));
    const page = await generateSigningKey(serviceId(STATUS_PAGE));
    const settings = {
      natsUrl: bus.url,
      mongodbUrl: database.url,
      trustedKeys: { keys: [people, page, ...keys].map(publicKey) },
      serviceKey: keys[SERVICES.indexOf(service)]!,
      logLevel: 'silent',
      eventsKeptDays: 1,
      ...outside,
    } as const;
    const parts = await openParts(service, settings, makeLog(service, 'silent'));
    const compiled = await Test.createTestingModule({
      imports: [ServiceModule.with(parts), module, ClosingModule.with(parts)],
    }).compile();
    const app = compiled.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    const requests = new RequestServer({
      ...{ bus: parts.bus, service, version: VERSION, authenticate: parts.authenticate },
      ...(parts.sightings && { sightings: parts.sightings }),
    });
    app.connectMicroservice<MicroserviceOptions>({ strategy: requests }, { inheritAppConfig: true });
    await app.startAllMicroservices();
    await app.init();
    return new ServiceUnderTest(app, parts, people, page, async () => {
      await app.close();
      await parts.publisher.drain();
      parts.clock.stop();
      await parts.bus.drain();
      await parts.connection.close();
      await database.drop();
      await bus.stop();
    });
  }

  /** Asks over the bus, as this person; with an `admin.` address as an administrator. */
  async ask<Contract extends RequestContract>(
    contract: Contract,
    input: InputOf<Contract> | object,
    email = 'ana@example.org',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<OutputOf<Contract>> {
    const token = await issuePersonToken(this.people, {
      email,
      name: email.split('@')[0]!,
      admin: email.startsWith('admin.'),
    });
    return (await new RequestClient(this.parts.bus).ask(contract, input, { token, headers })).output;
  }

  stop(): Promise<void> {
    return this.leave();
  }
}

interface Plan {
  readonly stage?: string;
  readonly indexName?: string;
  readonly inputStage?: Plan;
  readonly inputStages?: readonly Plan[];
}

/** The stages of a winning plan, outermost first. */
export function stagesOf(explained: unknown): string[] {
  const { queryPlanner } = explained as { queryPlanner: { winningPlan: Plan & { queryPlan?: Plan } } };
  const walk = (plan: Plan): string[] => [
    plan.stage ?? '',
    ...(plan.inputStage ? walk(plan.inputStage) : []),
    ...(plan.inputStages ?? []).flatMap(walk),
  ];
  return walk(queryPlanner.winningPlan.queryPlan ?? queryPlanner.winningPlan);
}
