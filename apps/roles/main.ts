import 'reflect-metadata';
import { runService } from '#service';
import { startRoles } from './src/serving/start.js';

await runService(startRoles);
