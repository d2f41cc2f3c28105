/** What a process needs that is no service: a log, figures, health, settings, an end; no bus and no database. */
export { FORMS, readEnvironment, SettingsRefused } from './environment.js';
export { type Log, makeLog, nestLogger } from './logging.js';
export { newsAgeSeconds } from './operations/figures.js';
export { type Operated, OperationsServer } from './operations/operations-server.js';
export { Readiness } from './operations/readiness.js';
export { stopOnSignal } from './stop-on-signal.js';
export { startTracing } from './tracing/start-tracing.js';
