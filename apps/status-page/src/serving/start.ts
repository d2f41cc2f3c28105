import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { ServiceTokens } from '#authority/identity';
import { reportAffected } from '#contracts';
import { STATUS_PAGE } from '#messaging/asking';
import {
  type Log,
  makeLog,
  nestLogger,
  newsAgeSeconds,
  type Operated,
  OperationsServer,
  Readiness,
} from '#service/alone';
import { CopyFile } from '../copy/copy-file.js';
import { KeptCopy } from '../copy/kept-copy.js';
import { AffectedRoutes } from './affected/affected-routes.js';
import { PassingOn } from './affected/passing-on.js';
import { WaitingFile } from './affected/waiting-file.js';
import { type Batch, WaitingReports } from './affected/waiting-reports.js';
import { Answers } from './answers.js';
import { Following } from './following.js';
import { FormTokens } from './forms/form-tokens.js';
import { guarded } from './guarded.js';
import { Keeping } from './keeping.js';
import { PageRoutes } from './page-routes.js';
import type { StatusPageSettings, StatusPageSurroundings } from './settings.js';
import { StatusPageModule } from './status-page.module.js';
import { ReadersAsk } from './subscribing/readers-ask.js';
import { SubscriberRoutes } from './subscribing/subscriber-routes.js';

export {
  type StatusPageSettings,
  type StatusPageSurroundings,
  statusPageAlone,
  statusPageSettings,
} from './settings.js';

/** A status page that runs. */
export interface RunningPage {
  readonly port: number;
  readonly operated: Operated;
  stop(): Promise<void>;
}

/**
 * Starts the status page; resolves when it answers, from what lies on its disk. The others need not be there: it follows them
 * as soon as it can. Throws when its port or its folder cannot be had.
 */
export async function startStatusPage(
  settings: StatusPageSettings,
  surroundings: StatusPageSurroundings,
  { log = makeLog(STATUS_PAGE, 'info'), healthPort }: { log?: Log; healthPort?: number | undefined } = {},
): Promise<RunningPage> {
  const operated: Operated = { readiness: new Readiness(STATUS_PAGE) };
  const operations = healthPort === undefined ? undefined : await OperationsServer.start(healthPort, [operated]);
  const file = new CopyFile(settings.folder);
  const { items, confirmedAt, isWhole } = file.read();
  const kept = new KeptCopy(items, confirmedAt);
  operated.scrape = async () => {
    if (kept.confirmedAt === null) return;
    newsAgeSeconds.set({ service: STATUS_PAGE }, (Date.now() - Date.parse(kept.confirmedAt)) / 1_000);
  };
  const keeping = new Keeping(kept, file, log);
  const following = new Following(surroundings, kept, isWhole ? confirmedAt : null, () => keeping.changed(), log);
  let port = settings.port;
  const answers = new Answers(kept, settings.brand, () => settings.address ?? `http://${settings.host}:${port}`);
  const tokens = new ServiceTokens(STATUS_PAGE, surroundings.serviceKey);
  const passingOn = passOn(settings.folder, tokens, following, log);
  const affected = new AffectedRoutes(answers, new FormTokens(surroundings.serviceKey, 'affected'), passingOn);
  const subscribing = new SubscriberRoutes(answers, new ReadersAsk(following, tokens, log));
  const app = await serve(new PageRoutes(answers, kept, [affected, subscribing]), settings, log);
  port = (app.getHttpServer().address() as { port: number }).port;
  following.start();
  passingOn.start();
  operated.readiness.running();
  log.info({ port, items: items.length, confirmedAt }, 'ready');
  const stop = async () => {
    operated.readiness.stopping();
    await app.close();
    await passingOn.stop();
    await following.stop();
    keeping.stop();
    await operations?.stop();
  };
  return { port, operated, stop };
}

/** How reports of those who are affected reach the others. */
function passOn(folder: string, tokens: ServiceTokens, following: Following, log: Log): PassingOn {
  const waiting = new WaitingReports();
  const ask = async (batch: Batch) => following.asking.ask(reportAffected, batch, { token: await tokens.token() });
  return new PassingOn(waiting, new WaitingFile(folder, waiting.page), ask, log);
}

/** Nest would refuse in its own words what the page refuses in those of its readers. */
class PageAdapter extends FastifyAdapter {
  override setNotFoundHandler() {
    return this.getInstance();
  }

  override setErrorHandler() {
    return this.getInstance();
  }
}

async function serve(
  routes: PageRoutes,
  { host, port, proxies }: StatusPageSettings,
  log: Log,
): Promise<NestFastifyApplication> {
  const adapter = new PageAdapter({
    // The nearest say the truth; whatever else stands in the header its sender wrote.
    trustProxy: (_address: string, hop: number) => hop < proxies,
    bodyLimit: 16_384,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // An address that cannot be decoded fails before any route.
    frameworkErrors: (_error: Error, _request: unknown, reply: FastifyReply) =>
      guarded(reply)
        .status(400)
        .type('text/plain; charset=utf-8')
        .send('This address cannot be read.\nCette adresse est illisible.\n'),
  });
  const app = await NestFactory.create<NestFastifyApplication>(StatusPageModule.with(routes), adapter, {
    bodyParser: false,
    logger: nestLogger(log),
    abortOnError: false,
  });
  await app.listen(port, host);
  return app;
}
