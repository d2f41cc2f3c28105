import { later, type MaintenanceTurn } from '#contracts';
import type { Context } from '#persistence';
import { leftUntil } from '../clock/steps.js';
import { wordsOfClock } from './default-words.js';
import {
  announcerOf,
  type KeptMaintenance,
  latestOf,
  type MaintenanceEvent,
  saying,
  shownMaintenance,
} from './maintenance.js';

const HOUR_MS = 3_600_000;
/** Whoever does not answer four times has other worries. */
const MOST_HOURS = 3;

/** What its clock waits for: that it begins, then that it ends; nothing once it is over. */
function turnOf({ status }: Pick<KeptMaintenance, 'status'>): MaintenanceTurn | undefined {
  if (status === 'scheduled') return 'begin';
  return status === 'in_progress' || status === 'verifying' ? 'end' : undefined;
}

const timeOf = ({ scheduledFor, scheduledUntil }: KeptMaintenance, turn: MaintenanceTurn): string =>
  turn === 'begin' ? scheduledFor : scheduledUntil;

/** Hours after its time at which is reminded next: at the time itself, then each hour. */
const nextHour = ({ reminded }: KeptMaintenance, turn: MaintenanceTurn): number =>
  reminded?.turn === turn ? reminded.hours + 1 : 0;

/** When its clock speaks next; null: not any more. */
export function dueAt(maintenance: KeptMaintenance): string | null {
  const turn = turnOf(maintenance);
  if (!turn) return null;
  if (maintenance.byClock) return timeOf(maintenance, turn);
  const hours = nextHour(maintenance, turn);
  return hours > MOST_HOURS ? null : later(timeOf(maintenance, turn), hours * HOUR_MS);
}

/**
 * What happens when that time has come: it begins or ends by itself, or whoever announced it is asked. After a stop in which
 * it was to begin and to end, both are said of the times that were planned, and told once: as over.
 */
export function tick(maintenance: KeptMaintenance, context: Context): readonly MaintenanceEvent[] {
  const due = dueAt(maintenance);
  if (due === null || due > context.now) return [];
  return maintenance.byClock ? turnByClock(maintenance, context) : remind(maintenance, context);
}

function turnByClock(kept: KeptMaintenance, context: Context): readonly MaintenanceEvent[] {
  const { scheduledFor, scheduledUntil, begunAt } = kept;
  const begun = { status: 'in_progress', words: wordsOfClock('begun', scheduledFor, context.now) } as const;
  const begins = begunAt === null ? [begun] : [];
  // It counts as under maintenance from the time that was planned, for the work was done whether or not Muster was there.
  const since = begunAt ?? scheduledFor;
  if (scheduledUntil > context.now) {
    const maintenance = { ...saying(shownMaintenance(kept), begins, context), begunAt: since };
    return [{ name: 'maintenance-begun', data: { maintenance } }];
  }
  const ended = { status: 'completed', words: wordsOfClock('ended', scheduledUntil, context.now) } as const;
  const after = saying(shownMaintenance(kept), [...begins, ended], context);
  const endedAt = latestOf(scheduledUntil, since);
  return [{ name: 'maintenance-ended', data: { maintenance: { ...after, begunAt: since, endedAt } } }];
}

/** Only of the latest hour that has passed. */
function remind(kept: KeptMaintenance, { now }: Context): readonly MaintenanceEvent[] {
  const turn = turnOf(kept)!;
  const passed = Math.floor(leftUntil(now, timeOf(kept, turn)) / HOUR_MS);
  const hours = Math.min(MOST_HOURS, passed);
  // Nothing is said to the public, so it is no change for those who read it; only its sequence rises with the event.
  const maintenance = { ...shownMaintenance(kept), sequence: kept.sequence + 1 };
  return [{ name: 'maintenance-due', data: { maintenance, turn, hours, asks: [announcerOf(kept)] } }];
}
