import 'reflect-metadata';
import { runService } from '#service';
import { startIncidents } from './src/serving/start.js';

await runService('incidents', startIncidents);
