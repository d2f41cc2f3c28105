import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '#contracts';
import { EventConsumer, type RequestReport, RequestServer } from '#messaging';
import { StoredDeadLetters } from './dead-letters.js';
import { type Log, makeLog, nestLogger } from './logging.js';
import { openParts, type Parts } from './parts.js';
import { ServiceModule } from './service.module.js';
import { type ServiceSettings, SettingsRefused, settingsFromEnvironment } from './settings.js';

export const VERSION = '0.1.0';

/** What a stop may take in all. */
const STOP_MS = 10_000;

/** A service that runs. */
export interface RunningService {
  readonly name: ServiceName;
  readonly app: NestFastifyApplication;
  readonly parts: Parts;
  /** Takes nothing new, finishes and settles what is under way, publishes what is left, closes. */
  stop(): Promise<void>;
}

/** How one service differs from another when it starts. */
export interface ServiceStart {
  readonly name: ServiceName;
  readonly module: Type | DynamicModule;
  readonly settings: ServiceSettings;
  readonly log?: Log;
  /** For a service that serves HTTP itself; the others answer only for their health. */
  readonly http?: { readonly adapter: FastifyAdapter; readonly host: string; readonly port: number };
}

/** Starts a service; resolves when it takes requests and events. */
export async function startService({
  name,
  module,
  settings,
  log: given,
  http,
}: ServiceStart): Promise<RunningService> {
  const log = given ?? makeLog(name, settings.logLevel);
  const parts = await openParts(name, settings, log);
  const root = { module: class ServiceRoot {}, imports: [ServiceModule.with(parts), module] };
  const app = await NestFactory.create<NestFastifyApplication>(root, http?.adapter ?? new FastifyAdapter(), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  const requests = new RequestServer({
    ...{ bus: parts.bus, service: name, version: VERSION, authenticate: parts.authenticate },
    ...(parts.sightings && { sightings: parts.sightings }),
    onAnswered: (report) => tellRequest(log, report),
  });
  const deadLetters = new StoredDeadLetters(parts.connection, log);
  const events = new EventConsumer({
    ...{ bus: parts.bus, service: name, deadLetters },
    onSettled: ({ subject, event, error, tries }) =>
      error &&
      log.warn({ err: error, subject, event: event?.id, incident: event?.incident, tries }, 'event not handled'),
  });
  app.connectMicroservice<MicroserviceOptions>({ strategy: requests }, { inheritAppConfig: true });
  app.connectMicroservice<MicroserviceOptions>({ strategy: events }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  if (http) await app.listen(http.port, http.host);
  else if (settings.healthPort !== undefined) await app.listen(settings.healthPort, '0.0.0.0');
  else await app.init();
  for (const one of parts.background) one.start();
  log.info('ready');
  return { name, app, parts, stop: () => stop(app, parts) };
}

async function stop(app: NestFastifyApplication, parts: Parts): Promise<void> {
  await app.close();
  await Promise.all(parts.background.map((one) => one.stop()));
  await parts.publisher.drain();
  for (const last of parts.beforeClose) await last();
  parts.clock.stop();
  await parts.bus.drain();
  await parts.connection.close();
  parts.log.info('stopped');
}

function tellRequest(log: Log, { contract, correlation, asked, problem, fault, elapsedMs }: RequestReport): void {
  const told = {
    request: contract.subject,
    correlation,
    actor: asked?.caller.id,
    ms: Math.round(elapsedMs),
    ...(problem && { code: problem.code }),
  };
  if (fault) log.error({ ...told, err: fault }, 'a request failed');
  else log.debug(told, 'answered');
}

/** The whole of a service's `main.ts`: settings from the environment, start, drain on SIGTERM or SIGINT. */
export async function runService(
  start: (settings: ServiceSettings) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  try {
    const running = await start(settingsFromEnvironment(process.env));
    stopOnSignal(() => running.stop());
  } catch (error) {
    console.error(error instanceof SettingsRefused ? error.message : error);
    process.exit(1);
  }
}

/**
 * Stops once, on the first SIGTERM or SIGINT; exits 0 when that is done, 1 when it takes too long. What it gives back stops
 * in the same way.
 */
export function stopOnSignal(stop: () => Promise<void>): () => void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return onSignal;
}
