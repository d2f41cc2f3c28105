import { extname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type * as reading from '../duty-rosters/read-calendar.js';

/* The thread in which one calendar is read: from what was compiled as from the source, which Node.js reads by itself. */

const { readCalendar, UnusableCalendar } = (await import(
  `../duty-rosters/read-calendar${extname(import.meta.url)}`
)) as typeof reading;

try {
  parentPort!.postMessage({ shifts: readCalendar(workerData) });
} catch (error) {
  if (!(error instanceof UnusableCalendar)) throw error;
  parentPort!.postMessage({ fault: error.fault });
}
