import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { calendarBroken, calendarTooLarge, calendarZoneUnknown, type Rejection } from '#contracts';
import type { CalendarFault, CalendarQuestion, Shift } from '../duty-rosters/read-calendar.js';

/** Calendars of these limits take a tenth of it; some rules, which never come true, would take for ever. */
const PATIENCE_MS = 5_000;
const MEMORY_MB = 96;

const THREAD = new URL(`./calendar-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * The shifts of a calendar in a window, read in a thread of its own: whatever is in the calendar, nobody else waits for it.
 * Throws why it cannot be used: broken, too large, or with times of an unknown zone.
 */
export async function readCalendarAside(question: CalendarQuestion): Promise<Shift[]> {
  const thread = new Worker(THREAD, {
    ...{ workerData: question, execArgv: [], env: {}, stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Shift[]>((done, failed) => {
      timer = setTimeout(() => failed(calendarTooLarge({ limit: `${PATIENCE_MS / 1_000} s` })), PATIENCE_MS);
      thread.once('error', (error) => failed(faultOf(error)));
      thread.once('exit', () => failed(calendarBroken({ reason: 'it ended its reader' })));
      thread.once('message', ({ shifts, fault }: { shifts?: Shift[]; fault?: CalendarFault }) =>
        shifts ? done(shifts) : failed(refusalOf(fault!)),
      );
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

function refusalOf(fault: CalendarFault): Rejection {
  if (fault.kind === 'broken') return calendarBroken({ reason: fault.reason });
  return fault.kind === 'too-large'
    ? calendarTooLarge({ limit: fault.limit })
    : calendarZoneUnknown({ zone: fault.zone });
}

/** A thread that needs too much memory is ended; anything else is a fault of ours, and stays one. */
function faultOf(error: unknown): unknown {
  const { code } = error as { code?: string };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? calendarTooLarge({ limit: `${MEMORY_MB} MiB` }) : error;
}
