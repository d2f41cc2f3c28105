import 'reflect-metadata';
import { runService, type ServiceSettings } from '#service';
import { problemsSettings, startProblems } from './src/serving/start.js';

await runService('problems', (settings: ServiceSettings) => startProblems(problemsSettings(process.env), settings));
