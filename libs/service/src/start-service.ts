import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '#contracts';
import { EventConsumer, RequestServer } from '#messaging';
import { ClosingModule } from './closing/closing.module.js';
import { SettingsRefused } from './environment.js';
import { type Log, makeLog, nestLogger } from './logging.js';
import { type Operated, OperationsServer } from './operations/operations-server.js';
import { Readiness } from './operations/readiness.js';
import { scrapeOf } from './operations/scrape.js';
import { openParts, type Parts } from './parts.js';
import { ServiceModule } from './service.module.js';
import { type ServiceSettings, settingsFromEnvironment } from './settings.js';
import { stopOnSignal } from './stop-on-signal.js';
import { tellRequest, tellSettled } from './telling.js';
import { startTracing } from './tracing/start-tracing.js';

export const VERSION = '0.1.0';

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
  /** A worker of the service: it takes its work elsewhere, answers no request and follows no event. */
  readonly workerOnly?: boolean;
  /** For a service that serves HTTP itself. */
  readonly http?: { readonly adapter: FastifyAdapter; readonly host: string; readonly port: number };
}

/**
 * Starts a service; resolves when it takes requests and events. With a health port, that answers from the beginning, also
 * while the service waits for its bus and its database.
 */
export async function startService(start: ServiceStart): Promise<RunningService> {
  const { name, settings, log = makeLog(name, settings.logLevel) } = start;
  const operated: Operated = { readiness: new Readiness(name) };
  settings.operated?.push(operated);
  const { healthPort } = settings;
  const operations = healthPort === undefined ? undefined : await OperationsServer.start(healthPort, [operated]);
  const parts = await openParts(name, settings, log, operated.readiness);
  const app = await serve(start, parts, log);
  operated.scrape = scrapeOf(parts);
  for (const one of parts.background) one.start();
  parts.readiness.running();
  log.info('ready');
  const stopAll = async () => {
    await stop(app, parts);
    await operations?.stop();
  };
  return { name, app, parts, stop: stopAll };
}

async function serve(
  { name, module, http, workerOnly = false }: ServiceStart,
  parts: Parts,
  log: Log,
): Promise<NestFastifyApplication> {
  const root = {
    module: class ServiceRoot {},
    imports: [ServiceModule.with(parts, { workerOnly }), module, ClosingModule.with(parts, { workerOnly })],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, http?.adapter ?? new FastifyAdapter(), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  const requests = new RequestServer({
    ...{ bus: parts.bus, service: name, version: VERSION, authenticate: parts.authenticate },
    ...(parts.sightings && { sightings: parts.sightings }),
    onAnswered: (report) => tellRequest(log, report),
  });
  parts.events = new EventConsumer({
    ...{ bus: parts.bus, service: name, deadLetters: parts.deadLetters },
    onSettled: (report) => tellSettled(log, name, report),
  });
  if (!workerOnly) {
    app.connectMicroservice<MicroserviceOptions>({ strategy: requests }, { inheritAppConfig: true });
    app.connectMicroservice<MicroserviceOptions>({ strategy: parts.events }, { inheritAppConfig: true });
    await app.startAllMicroservices();
  }
  if (http) await app.listen(http.port, http.host);
  else await app.init();
  return app;
}

async function stop(app: NestFastifyApplication, parts: Parts): Promise<void> {
  parts.readiness.stopping();
  await app.close();
  await Promise.all(parts.background.map((one) => one.stop()));
  await parts.publisher.drain();
  for (const last of parts.beforeClose) await last();
  parts.clock.stop();
  await parts.bus.drain();
  await parts.connection.close();
  parts.log.info('stopped');
}

/**
 * The whole of a service's `main.ts`: settings from the environment, start, drain on SIGTERM or SIGINT. While it waits for
 * what it stands on there is nothing to finish, and it ends at once.
 */
export async function runService(
  name: ServiceName,
  start: (settings: ServiceSettings) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  try {
    const settings = settingsFromEnvironment(name, process.env);
    const stopTracing = await startTracing(`muster-${name}`, process.env);
    let running: { stop(): Promise<void> } | undefined;
    stopOnSignal(async () => {
      await running?.stop();
      await stopTracing();
    });
    running = await start(settings);
  } catch (error) {
    console.error(error instanceof SettingsRefused ? error.message : error);
    process.exit(1);
  }
}
