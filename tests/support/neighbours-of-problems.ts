import { Controller, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Ctx, type MicroserviceOptions, Payload } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { draftUpdate, findPeople, getIncident, type InputOf, type ServiceName } from '#contracts';
import { Answers, Asked, connectBus, RefusalsPass, RequestServer } from '#messaging';
import { named } from './postmortems-under-test.js';
import type { ServiceUnderTest } from './service-under-test.js';

/** Updates that were begun, by the key they were asked with: the same key is the same update. */
const begun = new Map<string, { readonly input: InputOf<typeof draftUpdate>; readonly by: string }>();

@Controller()
class Incidents {
  @Answers(getIncident)
  incident(@Payload() { incident: id }: InputOf<typeof getIncident>) {
    const at = '2017-01-31T22:00:00.000Z';
    return {
      ...{ id, title: 'Down', severity: 'SEV1', status: 'resolved', statusSince: at, kind: 'drill' },
      ...{ visibility: 'open', viewers: [], summary: null, impact: 'No orders, says bo', components: [], labels: {} },
      ...{ startedAt: null, declaredAt: at, declaredBy: named('ana@example.org'), manager: named('bo@example.org') },
      ...{ chatUrl: 'https://chat.example.org/42', bridgeUrl: null, links: [], dedupKey: null },
    };
  }
}

@Controller()
class Roles {
  @Answers(findPeople)
  people(@Payload() { people }: InputOf<typeof findPeople>) {
    return {
      people: people.map((email) => ({
        ...named(email),
        email,
        locale: 'en',
        registeredAt: '2017-01-01T00:00:00.000Z',
      })),
    };
  }
}

@Controller()
class Communications {
  @Answers(draftUpdate)
  begin(@Payload() input: InputOf<typeof draftUpdate>, @Ctx() asked: Asked) {
    begun.set(asked.once!.key, { input, by: asked.by.name });
    return { id: `upd-${begun.size}` };
  }
}

const ALL = [
  ['incidents', Incidents],
  ['roles', Roles],
  ['communications', Communications],
] as const;

async function startOne(
  { parts }: ServiceUnderTest,
  service: ServiceName,
  controller: Type,
): Promise<() => Promise<void>> {
  const bus = await connectBus({ url: parts.settings.natsUrl, name: service });
  const requests = new RequestServer({ bus, service, version: '1.0.0', authenticate: parts.authenticate });
  const providers = [{ provide: APP_FILTER, useClass: RefusalsPass }];
  const module = await Test.createTestingModule({ controllers: [controller], providers }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.connectMicroservice<MicroserviceOptions>({ strategy: requests }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  return async () => {
    await app.close();
    await bus.drain();
  };
}

/** What stands beside `problems` on its bus, as far as it asks it: what the others answer is theirs to prove. */
export async function startNeighbours(service: ServiceUnderTest) {
  const stops = await Promise.all(ALL.map(([name, controller]) => startOne(service, name, controller)));
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
  };
  return { begun, stop };
}
