import { SettingsRefused } from '#service';
import { prepare } from './src/deployment/prepare.js';

/** Prepares a new mongod for the services and ends: once before they start, harmless when repeated. */
try {
  await prepare(process.env);
  console.log('MongoDB is ready for every service.');
} catch (error) {
  console.error(error instanceof SettingsRefused ? error.message : error);
  process.exit(1);
}
