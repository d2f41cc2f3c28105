import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { line, slug } from '../definition/text.js';
import { publicWords } from './public-words.js';

/** Where planned work stands; the words of the Statuspage v2 API. `cancelled` is Muster's own: it is not shown there. */
export const MAINTENANCE_STATUSES = ['scheduled', 'in_progress', 'verifying', 'completed', 'cancelled'] as const;

/** Where planned work stands. */
export type MaintenanceStatus = (typeof MAINTENANCE_STATUSES)[number];

export const maintenanceId = () => line(100).regex(/^mnt-[\w-]+$/, { error: 'the id of a maintenance (mnt-…)' });

/** What was said of planned work at one moment. */
export const maintenanceEntry = z
  .object({
    id: z.string(),
    status: z.enum(MAINTENANCE_STATUSES),
    words: publicWords,
    at: z.iso.datetime(),
    by: personReference.describe('not shown to the public'),
  })
  .meta({ id: 'MaintenanceEntry' });

/** What was said of planned work at one moment. */
export type MaintenanceEntry = z.output<typeof maintenanceEntry>;

/** Planned work that the public is told of. */
export const maintenance = z
  .object({
    id: z.string(),
    title: publicWords,
    status: z.enum(MAINTENANCE_STATUSES),
    components: z.array(slug()).describe('under maintenance while it is in progress or verified'),
    scheduledFor: z.iso.datetime(),
    scheduledUntil: z.iso.datetime(),
    byClock: z.boolean().describe('it begins and ends at those times by itself'),
    entries: z.array(maintenanceEntry).describe('oldest first; one at least'),
    announcedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    begunAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    sequence: z.int().describe('rises with each change: the higher one holds'),
  })
  .meta({ id: 'Maintenance' });

/** Planned work that the public is told of. */
export type Maintenance = z.output<typeof maintenance>;

/** Characters of what is said of it at one time, in each language. */
export const MAINTENANCE_WORDS = 2_000;

/** What people look for: what is to come, what goes on, what is over or was called off. */
export const MAINTENANCE_STAGES = ['planned', 'under-way', 'past'] as const;

/** What people look for. */
export type MaintenanceStage = (typeof MAINTENANCE_STAGES)[number];

/** Planned work as a list has it: with the latest words alone. */
export const listedMaintenance = maintenance
  .omit({ entries: true })
  .extend({ latest: maintenanceEntry })
  .meta({ id: 'ListedMaintenance' });

/** Planned work as a list has it. */
export type ListedMaintenance = z.output<typeof listedMaintenance>;

/** What people call each status. */
export const MAINTENANCE_STATUS_NAMES = {
  scheduled: { en: 'Scheduled', fr: 'Prévue' },
  in_progress: { en: 'In progress', fr: 'En cours' },
  verifying: { en: 'Verifying', fr: 'Vérification' },
  completed: { en: 'Completed', fr: 'Terminée' },
  cancelled: { en: 'Cancelled', fr: 'Annulée' },
} as const;
