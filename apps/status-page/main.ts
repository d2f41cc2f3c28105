import 'reflect-metadata';
import { STATUS_PAGE } from '#messaging/asking';
import { makeLog, SettingsRefused, startTracing, stopOnSignal } from '#service/alone';
import { startStatusPage, statusPageAlone } from './src/serving/start.js';

try {
  const { settings, surroundings, healthPort, logLevel } = statusPageAlone(process.env);
  const stopTracing = await startTracing(`muster-${STATUS_PAGE}`, process.env);
  const page = await startStatusPage(settings, surroundings, { log: makeLog(STATUS_PAGE, logLevel), healthPort });
  stopOnSignal(async () => {
    await page.stop();
    await stopTracing();
  });
} catch (error) {
  console.error(error instanceof SettingsRefused ? error.message : error);
  process.exit(1);
}
