import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';

/** A single duty in the hands of somebody else, with an end or until it is taken back. */
export const delegation = z
  .object({
    duty: z.string(),
    scope: z.string(),
    to: personReference,
    by: personReference,
    since: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Delegation' });

export const dutyDelegated = defineEvent({
  service: 'roles',
  name: 'duty-delegated',
  version: 1,
  summary: 'Somebody else answers for a single duty now, with an end or until it is taken back.',
  data: z.object({ delegation, dutyName: localised }),
  notifies: ({ data: { delegation: given } }) => atOnce(given.to),
  wording: ({ data: { delegation: given, dutyName }, by }) => ({
    en: `${by.name} delegated "${dutyName.en}" to ${given.to.name}${given.until ? `, until ${spokenTime(given.until, 'en')}` : ''}.`,
    fr: `${by.name} a délégué « ${dutyName.fr} » à ${given.to.name}${given.until ? `, jusqu'au ${spokenTime(given.until, 'fr')}` : ''}.`,
  }),
});

/** How a delegation can end. */
export const DELEGATION_ENDS = ['time', 'taken-back', 'given-back'] as const;

const ENDED = {
  time: {
    en: (duty: string, to: string) => `The delegation of "${duty}" to ${to} has ended.`,
    fr: (duty: string, to: string) => `La délégation de « ${duty} » à ${to} a pris fin.`,
  },
  'taken-back': {
    en: (duty: string, to: string, by: string) => `${by} took "${duty}" back from ${to}.`,
    fr: (duty: string, to: string, by: string) => `${by} a repris « ${duty} » à ${to}.`,
  },
  'given-back': {
    en: (duty: string, to: string) => `${to} gave "${duty}" back.`,
    fr: (duty: string, to: string) => `${to} a rendu « ${duty} ».`,
  },
} as const;

export const delegationEnded = defineEvent({
  service: 'roles',
  name: 'delegation-ended',
  version: 1,
  summary: 'A delegation is over: whoever answered for the duty before answers for it again.',
  data: z.object({
    duty: z.string(),
    scope: z.string(),
    dutyName: localised,
    to: personReference,
    how: z.enum(DELEGATION_ENDS),
  }),
  notifies: ({ data: { to } }) => inDigest(to),
  wording: ({ data: { dutyName, to, how }, by }) => ({
    en: ENDED[how].en(dutyName.en, to.name, by.name),
    fr: ENDED[how].fr(dutyName.fr, to.name, by.name),
  }),
});

/** A single duty in the hands of somebody else. */
export type Delegation = z.output<typeof delegation>;
