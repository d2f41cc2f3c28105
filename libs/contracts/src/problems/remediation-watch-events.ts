import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { namesOf, personReference } from '../definition/person.js';
import { remediationWatch, WATCH_STEPS } from './remediation-watch.js';

const whole = { watch: remediationWatch };

export const remediationWatched = defineEvent({
  service: 'problems',
  name: 'remediation-watched',
  version: 1,
  summary: 'What is known of whether anything is logged for a problem. Keep the latest.',
  data: z.object(whole),
  wording: null,
});

export const remediationMissing = defineEvent({
  service: 'problems',
  name: 'remediation-missing',
  version: 1,
  summary: 'Nothing was logged that is to change because of a problem; those who are asked are reminded once a step.',
  data: z.object({
    ...whole,
    step: z.enum(WATCH_STEPS),
    days: z.int(),
    asks: z.array(personReference).describe('who answers for logging it; then who answers for the whole too'),
  }),
  wording: ({ data: { watch, days, asks } }) => ({
    en: `Nothing is logged that changes because of ${watch.problem}, open for ${days} days: ${namesOf(asks, 'en')}, what keeps it away?`,
    fr: `Rien n'est noté qui change à cause de ${watch.problem}, ouvert depuis ${days} jours : ${namesOf(asks, 'fr')}, qu'est-ce qui l'empêchera de revenir ?`,
  }),
  notifies: ({ data: { step, asks } }) => (step === 'asked' ? inDigest(...asks) : atOnce(...asks)),
});

/** What happens while nothing is logged. */
export const WATCH_EVENTS = [remediationWatched, remediationMissing] as const;
