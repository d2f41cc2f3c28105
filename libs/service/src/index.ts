export { AccountabilityFollower } from './accountability-follower.controller.js';
export { aggregateStore } from './aggregates.js';
export { ClosingModule } from './closing/closing.module.js';
export type { OpenIn, OpenRule } from './closing/open-rule.js';
export { FORMS, jsonOrFile, readEnvironment, SettingsRefused } from './environment.js';
export { eventCall } from './event-call.js';
export { LatestCopy, type Seen } from './latest-copy.js';
export { type Log, makeLog, nestLogger } from './logging.js';
export { feedsOpen, httpSeconds, newsAgeSeconds } from './operations/figures.js';
export { type Operated, OperationsServer } from './operations/operations-server.js';
export { Readiness } from './operations/readiness.js';
export { type Background, openParts, Parts, type Scrape } from './parts.js';
export { ServiceModule } from './service.module.js';
export { type OutsideSettings, outsideSettings, type ServiceSettings, settingsFromEnvironment } from './settings.js';
export { SIGHTINGS, sightings } from './sightings.js';
export {
  type RunningService,
  runService,
  type ServiceStart,
  startService,
  VERSION,
} from './start-service.js';
export { stopOnSignal } from './stop-on-signal.js';
export { sweepDue } from './sweep-due.js';
export { type StopTracing, startTracing } from './tracing/start-tracing.js';
export { mustAdminister } from './upkeep/administrators.js';
export type { Copy } from './upkeep/rebuilding.js';
