import 'reflect-metadata';
import { runService } from '#service';
import { startTimeline } from './src/serving/start.js';

await runService('timeline', startTimeline);
