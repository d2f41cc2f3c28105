export { AccountabilityFollower } from './accountability-follower.controller.js';
export { aggregateStore } from './aggregates.js';
export { type Log, makeLog } from './logging.js';
export { openParts, Parts } from './parts.js';
export { ServiceModule } from './service.module.js';
export {
  jsonOrFile,
  type OutsideSettings,
  outsideSettings,
  readEnvironment,
  type ServiceSettings,
  SettingsRefused,
  settingsFromEnvironment,
} from './settings.js';
export { SIGHTINGS, sightings } from './sightings.js';
export {
  type RunningService,
  runService,
  type ServiceStart,
  startService,
  stopOnSignal,
  VERSION,
} from './start-service.js';
