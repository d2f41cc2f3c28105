import 'reflect-metadata';
import { runService } from '#service';
import { gatewaySettings, startGateway } from './src/start.js';

await runService('gateway', (settings) => startGateway(gatewaySettings(process.env), settings));
