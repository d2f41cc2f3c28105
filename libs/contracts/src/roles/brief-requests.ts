import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { kind, severity, status } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { accountability, board, offer } from './board.js';
import { roleUnknown } from './rejections.js';
import { workstream } from './scope.js';
import { changed, rolePath, which } from './seat-command.js';
import { scopeNotForRole, scopeUnknown } from './shaping-rejections.js';

const seat = { role: z.string(), scope: z.string(), name: z.string() };
const since = z.iso.datetime();

/** What somebody reads before they take a role. */
const brief = z
  .object({
    ...changed,
    ...seat,
    asOf: z.iso.datetime(),
    purpose: z.string().describe('what the role is for'),
    state: z.object({
      ...{ severity, status, kind },
      since: since.describe('since when the incident has its roster'),
      manager: board.shape.manager,
      deputy: personReference.nullable(),
    }),
    duties: z
      .array(
        accountability.pick({ duty: true, accountable: true, because: true }).extend({
          ...{ name: z.string(), rank: z.enum(['primary', 'secondary']) },
          why: z.string().describe('because, in words'),
        }),
      )
      .describe('what the role is responsible for, and who answers for it now'),
    firstActions: z.array(z.string()).describe('what a new holder does first, three at most'),
    offer: offer.nullable().describe('the offer of this role; its brief is the words of the earlier holder'),
    open: z
      .object({
        offers: z.array(z.object({ ...seat, from: personReference, to: personReference, expiresAt: since })),
        requests: z.array(z.object({ ...seat, person: personReference, since, words: z.string().nullable() })),
        vacancies: board.shape.vacancies,
        unconfirmed: z.array(z.object({ ...seat, person: personReference, since })),
      })
      .describe('what is open around it: in the same part of the incident, or of the same role elsewhere'),
    workstream: workstream.nullable().describe('with its goal and its time-box, where the role is of one'),
    ask: z
      .object({
        person: personReference,
        because: z.enum(['holds', 'held', 'manages']),
        ...{ from: since, until: since.nullable() },
        why: z.string().describe('because, in words'),
      })
      .nullable()
      .describe('who can tell more; null where that could only be yourself'),
  })
  .meta({ id: 'Brief' });

/** What somebody reads before they take a role. */
export type Brief = z.output<typeof brief>;

export const getBrief = defineQuery({
  service: 'roles',
  name: 'get-brief',
  summary: 'What to know before you take a role: the state, its duties, what to do first, what is open, whom to ask.',
  whoMay: 'anyone who sees the incident; whom a role is offered sees it',
  input: z.strictObject(which),
  output: brief,
  rejections: [incidentUnknown, roleUnknown, scopeUnknown, scopeNotForRole],
  http: { method: 'GET', path: `${rolePath}/brief` },
});
