import { z } from 'zod';
import { envelope } from '../definition/envelope.js';
import { cursorUnknown, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { SERVICES, type ServiceName } from '../definition/service-name.js';
import { line } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { wordInUse } from '../redaction/rejections.js';
import { wordsToTakeOut } from '../redaction/words-to-take-out.js';
import { deadLetter } from './dead-letter.js';
import { nothingToReplay } from './rejections.js';

const WHO_MAY = 'administrators';

const after = line(200).optional().describe('the `next` of the answer before; from the beginning unless given');
const next = z.string().nullable().describe('go on from here; null when all is done');
const letterId = z.string().regex(/^[0-9a-f]{24}$/, { error: 'the id of a dead letter' });
const letterIds = z.array(letterId).min(1).max(200);

/** What administrators can ask of one service: the same of each. Long work goes page by page, so it can be taken up again. */
function upkeepOf<Service extends ServiceName>(service: Service) {
  const path = `/v1/services/${service}`;
  const of = { service, whoMay: WHO_MAY } as const;
  return {
    listDeadLetters: defineQuery({
      ...of,
      name: 'list-dead-letters',
      summary: `Events that ${service} could not handle, oldest first, each with its error.`,
      input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50), after }),
      output: z.object({ letters: z.array(deadLetter), total: z.int(), next }),
      rejections: [notForYou, cursorUnknown],
      http: { method: 'GET', path: `${path}/dead-letters` },
    }),
    replayDeadLetters: defineCommand({
      ...of,
      name: 'replay-dead-letters',
      summary: `Let ${service} handle dead letters again: those named, or all, 200 at a time. What is handled is off the list.`,
      input: z
        .strictObject({
          letters: letterIds.optional(),
          all: z.literal(true).optional(),
          after: after.describe('with all: the `next` of the answer before'),
        })
        .refine(({ letters, all }) => (letters === undefined) !== (all === undefined), {
          error: 'either letters or all',
          path: ['letters'],
        }),
      output: z.object({
        handled: z.int(),
        failed: z.array(z.object({ letter: z.string(), error: z.string() })).describe('these stay on the list'),
        next,
      }),
      rejections: [notForYou, nothingToReplay, cursorUnknown],
      http: { method: 'POST', path: `${path}/dead-letters/replay` },
    }),
    discardDeadLetters: defineCommand({
      ...of,
      name: 'discard-dead-letters',
      summary: `Take dead letters of ${service} off the list without handling them.`,
      input: z.strictObject({ letters: letterIds }),
      output: z.object({ discarded: z.int() }),
      rejections: [notForYou],
      http: { method: 'POST', path: `${path}/dead-letters/discard` },
    }),
    readEventLog: defineQuery({
      ...of,
      name: 'read-event-log',
      whoMay: 'services',
      summary: `Every event that ${service} ever published, restricted ones included, in the order of their ids.`,
      input: z.strictObject({
        limit: z.coerce.number().int().min(1).max(500).default(200),
        after,
        order: z.enum(['earliest-first', 'latest-first']).default('earliest-first'),
      }),
      output: z.object({ events: z.array(z.object({ subject: z.string(), event: envelope })), next }),
      rejections: [notForYou, cursorUnknown],
    }),
    lookForWords: defineQuery({
      ...of,
      name: 'look-for-words',
      whoMay: 'services',
      summary: `What ${service} goes by in an incident and would lose if these words were taken out of what it stores.`,
      input: z.strictObject({ incident: incidentId(), words: wordsToTakeOut() }),
      output: z.object({ inTheWay: z.array(z.string()) }),
      rejections: [notForYou],
    }),
    takeOutWords: defineCommand({
      ...of,
      name: 'take-out-words',
      whoMay: 'services',
      summary: `Take words out of everything that ${service} stores of an incident, and put its events on the bus again without them.`,
      input: z.strictObject({ incident: incidentId(), words: wordsToTakeOut() }),
      output: z.object({
        documents: z.int().describe('in which they were'),
        events: z.int().describe('put on the bus again without them'),
      }),
      rejections: [notForYou, wordInUse],
    }),
    republishEvents: defineCommand({
      ...of,
      name: 'republish-events',
      summary: `Put events of ${service} from its log on the bus again, 500 at a time: for a bus that lost its disk.`,
      input: z.strictObject({ after }),
      output: z.object({ republished: z.int(), next }),
      rejections: [notForYou, cursorUnknown],
      http: { method: 'POST', path: `${path}/republish` },
    }),
    rebuildCopies: defineCommand({
      ...of,
      name: 'rebuild-copies',
      summary: `Drop what ${service} keeps of other services and build it again from their logs, a page at a time.`,
      input: z.strictObject({ after }),
      output: z.object({
        source: z.string().nullable().describe('the service whose log was read'),
        handled: z.int(),
        failed: z.int().describe('these are dead letters now'),
        next,
      }),
      rejections: [notForYou, cursorUnknown],
      http: { method: 'POST', path: `${path}/rebuild` },
    }),
    liftStoredShapes: defineCommand({
      ...of,
      name: 'lift-stored-shapes',
      summary: `Rewrite what ${service} stored in earlier shapes in the shape of this version, a page at a time.`,
      input: z.strictObject({ after }),
      output: z.object({
        collection: z.string().nullable().describe('what was looked through'),
        examined: z.int(),
        lifted: z.int(),
        next,
      }),
      rejections: [notForYou, cursorUnknown],
      http: { method: 'POST', path: `${path}/lift` },
    }),
  };
}

/** What administrators can ask of a service. */
export type Upkeep = ReturnType<typeof upkeepOf>;

/** The services that keep events: the gateway keeps none. */
export const KEEPERS: readonly ServiceName[] = SERVICES.filter((service) => service !== 'gateway');

/** The requests of upkeep of each service that keeps events. */
export const UPKEEP: ReadonlyMap<ServiceName, Upkeep> = new Map(KEEPERS.map((service) => [service, upkeepOf(service)]));
