import { z } from 'zod';

/** The steps at which it is asked why nothing was logged. */
export const WATCH_STEPS = ['asked', 'up'] as const;
export type WatchStep = (typeof WATCH_STEPS)[number];

/** Whether anything is to change because of a problem at all. */
export const remediationWatch = z
  .object({
    problem: z.string(),
    restricted: z.boolean(),
    clock: z.boolean(),
    since: z.iso.datetime().nullable().describe('since when the problem is open; null: that was not heard of yet'),
    closed: z.boolean(),
    reopened: z.int().describe('how often it was opened again'),
    loggedAt: z.iso.datetime().nullable().describe('when something was logged last'),
    heard: z.int().describe('how far the problem had come'),
    step: z.enum(WATCH_STEPS).nullable(),
  })
  .meta({ id: 'RemediationWatch' });
export type RemediationWatch = z.output<typeof remediationWatch>;
