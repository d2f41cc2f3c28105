import {
  daysLater,
  eachOnce,
  FOLLOW_UP_DAYS,
  type FollowUp,
  isCovered,
  type OpenItem,
  type PersonReference,
} from '#contracts';
import type { Context } from '#persistence';
import type { IncidentEvent } from '../incident/incident-state.js';
import type { KeptFollowUp, KeptIncident } from './closing.js';
import { followUpsOf } from './follow-ups.js';

const stepsOf = ({ due }: Pick<FollowUp, 'due'>) => FOLLOW_UP_DAYS.map((days) => ({ days, at: daysLater(due, days) }));

const isUnsaid = ({ said }: KeptFollowUp, days: number): boolean => said === null || days > said;

/** When somebody is asked next for something that closing left to them; null: nobody is. */
export function followUpsDueAt(incident: KeptIncident): string | null {
  const next = followUpsOf(incident).flatMap((one) => stepsOf(one).find(({ days }) => isUnsaid(one, days))?.at ?? []);
  return next.toSorted()[0] ?? null;
}

/** The last step that has come and was not said. */
const latestStep = (one: KeptFollowUp, now: string) =>
  stepsOf(one).findLast(({ days, at }) => isUnsaid(one, days) && at <= now)?.days;

const bare = ({ said: _, ...item }: KeptFollowUp): FollowUp => item;

/** What services say is open, and which of them could not be asked. */
export interface LookedAt {
  readonly open: readonly OpenItem[];
  readonly manager: PersonReference | undefined;
}

/**
 * Asks for what closing left to people and whose time has come: first whoever has it, later the manager too; of what was missed
 * meanwhile only the latest step. What is open no longer, or has an owner and a date of its own by now, is let go. What is in a
 * service that could not be asked counts as open: to be asked once too often is better than never.
 */
export const askForFollowUps =
  ({ open, manager }: LookedAt) =>
  (incident: KeptIncident, { now }: Context): readonly IncidentEvent[] => {
    const isOpen = (one: FollowUp) =>
      open.some((item) =>
        item.kind === 'service' ? item.service === one.service : item.id === one.id && !isCovered(item),
      );
    const due = followUpsOf(incident).flatMap((one) => {
      const days = latestStep(one, now);
      return days === undefined ? [] : [{ days, item: bare(one), isOpen: isOpen(one) }];
    });
    const done = due.filter((one) => !one.isOpen).map(({ item }) => item);
    const overdue = FOLLOW_UP_DAYS.flatMap((days): IncidentEvent[] => {
      const items = due.filter((one) => one.isOpen && one.days === days).map(({ item }) => item);
      if (items.length === 0) return [];
      const owners = items.map(({ owner }) => owner);
      const asks = eachOnce(days === 0 || !manager ? owners : [...owners, manager]);
      return [{ name: 'follow-ups-overdue', data: { days, items, asks } }];
    });
    return [...(done.length > 0 ? [{ name: 'follow-ups-done' as const, data: { items: done } }] : []), ...overdue];
  };
