import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, slug } from '../definition/text.js';
import { componentUnknown } from '../incidents/rejections.js';
import { listedMaintenance, MAINTENANCE_STAGES, MAINTENANCE_WORDS, maintenance, maintenanceId } from './maintenance.js';
import {
  maintenanceChanged,
  maintenanceEndsBefore,
  maintenanceHasBegun,
  maintenanceInPast,
  maintenancePlannedSo,
  maintenanceSaysEnough,
  maintenanceStandsElsewhere,
  maintenanceTooFar,
  maintenanceTooLong,
  maintenanceUnknown,
} from './maintenance-rejections.js';
import { givenPublicWords } from './public-words.js';

const MAINTENANCES = '/v1/maintenances';
const ONE = `${MAINTENANCES}/{maintenance}`;
const whoMay = 'administrators';
const words = () => givenPublicWords(MAINTENANCE_WORDS);
const one = { maintenance: maintenanceId() } as const;
const moving = z.strictObject({ ...one, words: words().optional().describe('plain words unless given') });
const whyNotMoved = [notForYou, maintenanceUnknown, maintenanceStandsElsewhere, keyReused];
const whyNotThen = [maintenanceEndsBefore, maintenanceInPast, maintenanceTooLong, maintenanceTooFar];

export const announceMaintenance = defineCommand({
  service: 'communications',
  name: 'announce-maintenance',
  summary: 'Tell the public of planned work, before it begins.',
  whoMay,
  input: z.strictObject({
    title: givenPublicWords(200, line),
    words: words().describe('what will be done, and what the public will notice'),
    components: z.array(slug()).min(1).max(100).describe('of the register: what is under maintenance meanwhile'),
    scheduledFor: instant(),
    scheduledUntil: instant().describe('30 days later at most'),
    byClock: z
      .boolean()
      .default(true)
      .describe('it begins and ends at those times by itself; if not, whoever announces it is reminded'),
  }),
  output: maintenance,
  rejections: [notForYou, componentUnknown, ...whyNotThen, keyReused],
  http: {
    method: 'POST',
    path: MAINTENANCES,
    status: () => 201,
    statuses: [201],
    location: ({ id }) => `${MAINTENANCES}/${id}`,
  },
});

export const beginMaintenance = defineCommand({
  service: 'communications',
  name: 'begin-maintenance',
  summary: 'Say that planned work has begun: its components are under maintenance from now on.',
  whoMay,
  input: moving,
  output: maintenance,
  rejections: whyNotMoved,
  http: { method: 'POST', path: `${ONE}/begin` },
});

export const verifyMaintenance = defineCommand({
  service: 'communications',
  name: 'verify-maintenance',
  summary: 'Say that the work is done and is being looked at.',
  whoMay,
  input: moving,
  output: maintenance,
  rejections: whyNotMoved,
  http: { method: 'POST', path: `${ONE}/verify` },
});

export const endMaintenance = defineCommand({
  service: 'communications',
  name: 'end-maintenance',
  summary: 'Say that planned work is over.',
  whoMay,
  input: moving,
  output: maintenance,
  rejections: whyNotMoved,
  http: { method: 'POST', path: `${ONE}/end` },
});

export const prolongMaintenance = defineCommand({
  service: 'communications',
  name: 'prolong-maintenance',
  summary: 'Move when planned work ends; and when it begins, while it has not begun.',
  whoMay,
  input: z
    .strictObject({
      ...one,
      scheduledFor: instant().optional(),
      scheduledUntil: instant().optional(),
      words: words().describe('why'),
      sequence: z.int().min(1).optional().describe('as you read it: refused if it was changed since'),
    })
    .refine((given) => given.scheduledFor !== undefined || given.scheduledUntil !== undefined, {
      error: 'when it ends, or when it begins',
      path: ['scheduledUntil'],
    }),
  output: maintenance,
  rejections: [
    ...whyNotMoved,
    ...whyNotThen,
    maintenanceHasBegun,
    maintenanceChanged,
    maintenancePlannedSo,
    maintenanceSaysEnough,
  ],
  http: { method: 'POST', path: `${ONE}/prolong` },
});

export const cancelMaintenance = defineCommand({
  service: 'communications',
  name: 'cancel-maintenance',
  summary: 'Say that planned work will not take place, before it begins.',
  whoMay,
  input: z.strictObject({ ...one, words: words().describe('why') }),
  output: maintenance,
  rejections: whyNotMoved,
  http: { method: 'POST', path: `${ONE}/cancel` },
});

export const sayOfMaintenance = defineCommand({
  service: 'communications',
  name: 'say-of-maintenance',
  summary: 'Tell the public more of planned work; where it stands stays as it is.',
  whoMay,
  input: z.strictObject({ ...one, words: words() }),
  output: maintenance,
  rejections: [notForYou, maintenanceUnknown, maintenanceSaysEnough, keyReused],
  http: { method: 'POST', path: `${ONE}/entries`, status: () => 201, statuses: [201] },
});

export const getMaintenance = defineQuery({
  service: 'communications',
  name: 'get-maintenance',
  summary: 'Planned work with all that was said of it.',
  whoMay: 'anyone',
  input: z.strictObject(one),
  output: maintenance,
  rejections: [maintenanceUnknown],
  http: { method: 'GET', path: ONE },
});

export const listMaintenances = defineQuery({
  service: 'communications',
  name: 'list-maintenances',
  summary:
    'Planned work, each with the latest words of it: what is planned, the next first; all else, the latest first.',
  whoMay: 'anyone',
  input: z.strictObject({
    stage: z.enum(MAINTENANCE_STAGES).optional().describe('all unless given'),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ maintenances: z.array(listedMaintenance), next: z.string().nullable() }),
  rejections: [cursorUnknown],
  http: { method: 'GET', path: MAINTENANCES },
});
