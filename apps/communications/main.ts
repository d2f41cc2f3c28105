import 'reflect-metadata';
import { runService } from '#service';
import { communicationsSettings, startCommunications, startDeliveries } from './src/serving/start.js';

/** A worker that only delivers: any number of them may run beside the service. */
const start = process.argv.includes('--deliveries-only') ? startDeliveries : startCommunications;

await runService('communications', (settings) => start(communicationsSettings(process.env), settings));
