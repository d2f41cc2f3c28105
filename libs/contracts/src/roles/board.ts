import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { severity, status } from '../incidents/incident.js';
import { VACANCY_STEPS } from './clock-events.js';
import { delegation } from './delegation-events.js';
import { participant } from './participation-events.js';
import { workstream } from './scope.js';

const holder = z.object({
  person: personReference,
  since: z.iso.datetime(),
  givenBy: personReference,
  acknowledged: z.boolean().describe('false: holds, not yet confirmed'),
  acknowledgedAt: z.iso.datetime().nullable(),
});

export const offer = z
  .object({
    to: personReference,
    from: personReference,
    offeredBy: personReference,
    offeredAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    brief: z.string().nullable(),
  })
  .meta({ id: 'HandoverOffer' });

/** Why somebody answers for a duty: the first of these that there is. */
export const BECAUSE = ['delegated', 'primary-role', 'secondary-role', 'incident-manager'] as const;

export const accountability = z
  .object({
    duty: z.string(),
    scope: z.string(),
    accountable: personReference.describe('the one person who answers for it'),
    because: z.enum(BECAUSE),
    role: z.string().describe('the role through which they answer'),
    heldIn: z.string().describe('the part of the incident in which they hold it, or the duty was delegated to them'),
    entitled: z.array(z.string()).describe('ids of everyone who may do it without asking'),
    epoch: z.int().describe('rises each time that changes hands'),
  })
  .meta({ id: 'Accountability' });

export type Accountability = z.output<typeof accountability>;

/** The same for all duties that resolve alike: most of a table is one person's, and so it stays short on the bus. */
export const answering = accountability
  .omit({ duty: true })
  .extend({ duties: z.array(z.string()) })
  .meta({ id: 'Answering' });

export type Answering = z.output<typeof answering>;

/** A role in a scope: who holds it, or who answers meanwhile. */
export const seat = z
  .object({
    role: z.string(),
    scope: z.string(),
    name: z.string(),
    required: z.boolean().describe('this severity asks for somebody in it, and the manager has not said otherwise'),
    notNeeded: z.boolean().describe('the manager says that this incident does not need it'),
    ofThisIncident: z.boolean().describe('it was shaped for this incident'),
    vacant: z.boolean(),
    answers: personReference.describe('who answers for it now: its holder, else the incident manager'),
    holders: z.array(holder),
    observers: z.array(z.object({ person: personReference, since: z.iso.datetime() })),
    requests: z
      .array(z.object({ person: personReference, words: z.string().nullable(), at: z.iso.datetime() }))
      .describe('who asks for it'),
    offer: offer.nullable(),
  })
  .meta({ id: 'Seat' });

export type Seat = z.output<typeof seat>;

/** Who holds what and who answers for what, in the reader's language. */
export const board = z
  .object({
    incident: z.string(),
    sequence: z.int().describe('how far the roster has come'),
    asOf: z.iso.datetime(),
    severity,
    status,
    manager: z.object({
      person: personReference,
      since: z.iso.datetime(),
      acknowledged: z.boolean(),
      answerBy: z.iso.datetime().nullable().describe('after this time anyone may take over'),
    }),
    deputy: personReference.nullable(),
    roles: z.array(seat).describe('first every role for the whole incident, then those held in parts of it'),
    workstreams: z.array(workstream),
    duties: z.array(accountability.extend({ name: z.string(), why: z.string().describe('because, in words') })),
    delegations: z.array(delegation),
    participants: z.array(participant),
    vacancies: z.array(
      z.object({
        ...{ role: z.string(), scope: z.string(), name: z.string(), since: z.iso.datetime() },
        due: z.iso.datetime().describe('by when this severity wants somebody there'),
        step: z.enum(VACANCY_STEPS).nullable().describe('how far its clock has come'),
      }),
    ),
    orphans: z.array(z.string()).describe('duties that nobody answers for: always empty'),
  })
  .meta({ id: 'Board' });

export type Board = z.output<typeof board>;
