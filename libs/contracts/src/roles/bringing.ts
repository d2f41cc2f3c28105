import { z } from 'zod';
import { slug } from '../definition/text.js';
import { timeZone } from '../definition/time-zone.js';

/** The days of a week, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** In how many open incidents somebody has a role at once before that is too much, unless they say otherwise. */
export const BURDEN_LIMIT = 3;

const timeOfDay = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day such as 08:30' });

const hours = {
  weekdays: z.array(z.enum(WEEKDAYS)).min(1).max(7).describe('the days on which they begin'),
  from: timeOfDay(),
  to: timeOfDay().describe('before `from`: of the next day; the same: all round the clock'),
};

/** When somebody works, by the clock on their own wall. */
export const workingHours = z.object(hours).meta({ id: 'WorkingHours' });

export type WorkingHours = Readonly<z.output<typeof workingHours>>;

/** A skill that somebody has, or that is looked for. */
export const skill = () => slug().describe('a skill, such as postgresql');

/** What a person brings, with its bounds; each may be asked to be emptied by null. */
export const bringing = {
  skills: z.array(skill()).max(50),
  timeZone: timeZone(),
  workingHours: z.strictObject(hours),
  burdenLimit: z.int().min(1).max(100).describe('in how many open incidents they take a role at once'),
} as const;

/** What people call each thing that a person brings. */
export const BRINGING_NAMES = {
  skills: { en: 'skills', fr: 'compétences' },
  timeZone: { en: 'time zone', fr: 'fuseau horaire' },
  workingHours: { en: 'working hours', fr: 'heures de travail' },
  burdenLimit: { en: 'burden limit', fr: 'limite de charge' },
} as const;

/** The fields of what a person brings. */
export const BRINGING_FIELDS = Object.keys(BRINGING_NAMES) as (keyof typeof BRINGING_NAMES)[];
