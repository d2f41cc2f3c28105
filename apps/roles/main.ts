import 'reflect-metadata';
import { runService } from '#service';
import { rolesSettings, startRoles } from './src/serving/start.js';

await runService('roles', (settings) => startRoles(rolesSettings(process.env), settings));
