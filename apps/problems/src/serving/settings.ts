import { z } from 'zod';
import { REMEDIATION_PRIORITIES } from '#contracts';
import { readEnvironment } from '#service';
import { DAYS_BY_PRIORITY, type DaysByPriority } from '../remediation/due-by-priority.js';
import type { TrackerSettings } from '../tracker/dialect.js';
import { trackersForm, trackersOf } from './trackers/tracker-settings.js';

/** What problems needs besides what every service needs. */
export interface ProblemsSettings {
  /** What the organisation is called in what goes out. */
  readonly organisation: string;
  /** In how many days remediation of each priority is due. */
  readonly remediationDays: DaysByPriority;
  /** The trackers in which issues are made, by name. */
  readonly trackers: ReadonlyMap<string, TrackerSettings>;
}

const DAYS = { error: `days by priority, like urgent=7,high=30; priorities are ${REMEDIATION_PRIORITIES.join(', ')}` };
const ONE_DAY = new RegExp(`^\\s*(${REMEDIATION_PRIORITIES.join('|')})=([1-9]\\d{0,3})\\s*$`);

const days = z.string().transform((text, context): DaysByPriority => {
  const pairs = text.split(',').map((pair) => ONE_DAY.exec(pair));
  if (pairs.every((pair) => pair !== null)) {
    return { ...DAYS_BY_PRIORITY, ...Object.fromEntries(pairs.map((pair) => [pair[1], Number(pair[2])])) };
  }
  context.addIssue({ code: 'custom', message: DAYS.error });
  return z.NEVER;
});

const environment = z.object({
  ORGANISATION: z.string().max(200).default('Muster'),
  REMEDIATION_DAYS: days.optional(),
  TRACKERS: trackersForm.optional(),
});

/** The settings of problems alone from the environment; throws one error that names what is at fault. */
export function problemsSettings(env: NodeJS.ProcessEnv): ProblemsSettings {
  const given = readEnvironment(environment, env);
  return {
    organisation: given.ORGANISATION,
    remediationDays: given.REMEDIATION_DAYS ?? DAYS_BY_PRIORITY,
    trackers: trackersOf(given.TRACKERS, env),
  };
}
