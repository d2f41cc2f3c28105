import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type Envelope, eventSubject, type ServiceName } from '#contracts';
import {
  type Bus,
  connectBus,
  type DeadLetter,
  EventConsumer,
  NoRoom,
  RefusalsPass,
  type SettledDelivery,
} from '#messaging';

/** How a delivery went, and when. */
export type Settled = SettledDelivery & { readonly at: number };

/** A service that follows events on a bus. */
export interface FollowingService {
  readonly bus: Bus;
  /** Those put aside; while `isFull`, there is no room for another. */
  readonly letters: readonly DeadLetter[] & { isFull?: boolean };
  readonly settled: readonly Settled[];
  stop(): Promise<void>;
}

/** Starts a service that does nothing but follow events, as every service does. */
export async function startFollowing(
  url: string,
  service: ServiceName,
  ...controllers: Type[]
): Promise<FollowingService> {
  const bus = await connectBus({ url, name: service });
  const letters: DeadLetter[] & { isFull?: boolean } = [];
  const settled: Settled[] = [];
  const strategy = new EventConsumer({
    ...{ bus, service },
    deadLetters: {
      async keep(letter) {
        if (letters.isFull) throw new NoRoom();
        letters.push(letter);
      },
    },
    onSettled: (report) => void settled.push({ ...report, at: performance.now() }),
  });
  const providers = [{ provide: APP_FILTER, useClass: RefusalsPass }];
  const module = await Test.createTestingModule({ controllers, providers }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= app.close().then(() => bus.drain());
    return stopped;
  };
  return { bus, letters, settled, stop };
}

/** An event as a service would publish it, and its subject. */
export function eventOf(service: ServiceName, name: string, data: object = {}, more: Partial<Envelope> = {}) {
  const event: Envelope = {
    ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${service}`, type: `muster.${service}.${name}.v1` },
    ...{ subject: 'INC-1', time: new Date().toISOString(), datacontenttype: 'application/json', incident: 'INC-1' },
    ...{
      sequence: 1,
      actor: 'p-ada',
      actorname: 'Ada',
      correlationid: 'spec',
      data: data as Envelope['data'],
      ...more,
    },
  };
  return { subject: eventSubject({ incident: event.incident, restricted: false }, service, name), event };
}
