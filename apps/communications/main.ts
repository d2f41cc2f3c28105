import 'reflect-metadata';
import { runService, type ServiceSettings } from '#service';
import { communicationsSettings } from './src/serving/settings.js';

/** A worker that only delivers: any number of them may run beside the service. It loads what it needs alone. */
const isWorker = process.argv.includes('--deliveries-only');

await runService('communications', async (settings: ServiceSettings) => {
  const own = communicationsSettings(process.env);
  if (isWorker) return (await import('./src/serving/start-deliveries.js')).startDeliveries(own, settings);
  return (await import('./src/serving/start.js')).startCommunications(own, settings);
});
