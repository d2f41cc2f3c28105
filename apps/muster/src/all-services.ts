import type { ServiceName } from '#contracts';
import { STATUS_PAGE } from '#messaging';
import {
  type Log,
  makeLog,
  type Operated,
  OperationsServer,
  type RunningService,
  type ServiceSettings,
} from '#service';
import { startCommunications } from '../../communications/src/serving/start.js';
import { startGateway } from '../../gateway/src/start.js';
import { startIncidents } from '../../incidents/src/serving/start.js';
import { startProblems } from '../../problems/src/serving/start.js';
import { startRoles } from '../../roles/src/serving/start.js';
import { startStatusPage } from '../../status-page/src/serving/start.js';
import { startTimeline } from '../../timeline/src/serving/start.js';
import type { Keys } from './keys.js';
import type { MusterSettings } from './settings.js';
import type { Surroundings } from './surroundings.js';

/** All services of this process. */
export interface Running {
  /** The port that was asked for, or the free one that was found. */
  readonly port: number;
  /** The same of the status page. */
  readonly pagePort: number;
  /** HTTP first, so that nobody is turned away half-way; then the services. */
  stop(): Promise<void>;
}

/** Starts every service in this process, each with its own credentials. */
export async function startAll(
  settings: MusterSettings,
  surroundings: Surroundings,
  keys: Keys,
  destination: Parameters<typeof makeLog>[2],
): Promise<Running> {
  const operated: Operated[] = [];
  const operations =
    settings.HEALTH_PORT === undefined ? undefined : await OperationsServer.start(settings.HEALTH_PORT, operated);
  const settingsOf = (name: ServiceName): ServiceSettings => ({
    natsUrl: surroundings.natsUrl(name),
    mongodbUrl: surroundings.mongodbUrl(name),
    trustedKeys: keys.trusted,
    serviceKey: keys.services[name],
    logLevel: settings.LOG_LEVEL,
    eventsKeptDays: settings.EVENTS_KEPT_DAYS,
    ...settings.outside,
    operated,
  });
  const logOf = (name: ServiceName): Log => makeLog(name, settings.LOG_LEVEL, destination);
  const services = await allOrNone([
    startIncidents(settingsOf('incidents'), logOf('incidents')),
    startRoles(settings.roles, settingsOf('roles'), logOf('roles')),
    startTimeline(settingsOf('timeline'), logOf('timeline')),
    startCommunications(settings.communications, settingsOf('communications'), logOf('communications')),
    startProblems(settings.problems, settingsOf('problems'), logOf('problems')),
  ]);
  const own = { host: settings.HOST, port: settings.PORT, peoplesKey: keys.people };
  const gateway = await startGateway(own, settingsOf('gateway'), logOf('gateway'));
  const { port } = gateway.app.getHttpServer().address() as { port: number };
  const page = await startStatusPage(
    settings.statusPage,
    { natsUrl: surroundings.natsUrl(STATUS_PAGE), serviceKey: keys.services[STATUS_PAGE] },
    { log: makeLog(STATUS_PAGE, settings.LOG_LEVEL, destination) },
  );
  const stop = async () => {
    await page.stop();
    await stopAll(gateway, services);
    await operations?.stop();
  };
  return { port, pagePort: page.port, stop };
}

/** All of them, or the first failure once those that did start are stopped. */
async function allOrNone(starting: readonly Promise<RunningService>[]): Promise<RunningService[]> {
  const settled = await Promise.allSettled(starting);
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failure = settled.find((one) => one.status === 'rejected');
  if (!failure) return started;
  await Promise.all(started.map((one) => one.stop()));
  throw failure.reason;
}

async function stopAll(gateway: RunningService, services: readonly RunningService[]): Promise<void> {
  await gateway.stop();
  await Promise.all(services.map((service) => service.stop()));
}
