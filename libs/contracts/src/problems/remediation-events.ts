import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import type { Language } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { spokenDuration } from '../definition/spoken-duration.js';
import {
  REMEDIATION_PRIORITY_NAMES,
  REMEDIATION_STATUS_NAMES,
  REMEDIATION_STEPS,
  type Remediation,
  remediation,
} from './remediation.js';
import { TRACKER_REMEDIATION_EVENTS } from './remediation-tracker-events.js';
import { WATCH_EVENTS } from './remediation-watch-events.js';

export * from './remediation-tracker-events.js';
export * from './remediation-watch-events.js';

const decidedByCopy = z.boolean().optional();
/** Every event carries the whole item as it is after it. */
const whole = { remediation, decidedByCopy };

const ownerOf = ({ owner }: Remediation) => (owner ? inDigest(owner) : []);
const nobody = { en: 'nobody yet', fr: 'personne encore' } as const;

export const remediationLogged = defineEvent({
  service: 'problems',
  name: 'remediation-logged',
  version: 1,
  summary: 'Something is to change so that it does not come back.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { remediation: it }, by }) => {
    const priority = REMEDIATION_PRIORITY_NAMES[it.priority];
    return {
      en: `${by.name} logged for ${it.problem}: “${it.title}” (${priority.en}), to be done by ${it.owner?.name ?? nobody.en}.`,
      fr: `${by.name} a noté pour ${it.problem} : « ${it.title} » (priorité ${priority.fr}), à faire par ${it.owner?.name ?? nobody.fr}.`,
    };
  },
  notifies: ({ data }) => ownerOf(data.remediation),
});

export const remediationChanged = defineEvent({
  service: 'problems',
  name: 'remediation-changed',
  version: 1,
  summary: 'What an item says, how much it matters, what it is for, or by when it is due has changed.',
  data: z.object({ ...whole, due: z.boolean().optional().describe('it is due at another time') }),
  wording: ({ data: { remediation: it }, by }) => ({
    en: `${by.name} changed “${it.title}” of ${it.problem}.`,
    fr: `${by.name} a modifié « ${it.title} » de ${it.problem}.`,
  }),
  notifies: ({ data }) => (data.due ? ownerOf(data.remediation) : []),
});

export const remediationAssigned = defineEvent({
  service: 'problems',
  name: 'remediation-assigned',
  version: 1,
  summary: 'Somebody else owns an item, or nobody.',
  data: z.object({ ...whole, from: personReference.nullable() }),
  isKey: () => true,
  wording: ({ data: { remediation: it }, by }) => ({
    en: `${by.name} gave “${it.title}” of ${it.problem} to ${it.owner?.name ?? nobody.en}.`,
    fr: `${by.name} a confié « ${it.title} » de ${it.problem} à ${it.owner?.name ?? nobody.fr}.`,
  }),
  notifies: ({ data: { remediation: it, from } }) => [
    ...(it.owner ? atOnce(it.owner) : []),
    ...(from ? inDigest(from) : []),
  ],
});

export const remediationMoved = defineEvent({
  service: 'problems',
  name: 'remediation-moved',
  version: 1,
  summary: 'An item was begun, done, dropped, or opened again.',
  data: z.object({ ...whole, from: z.string() }),
  isKey: ({ data }) => data.remediation.status === 'done' || data.remediation.status === 'dropped',
  wording: ({ data: { remediation: it }, by }) => {
    const status = REMEDIATION_STATUS_NAMES[it.status];
    const why = it.reason ?? it.evidence?.words ?? it.evidence?.url ?? null;
    return {
      en: `${by.name} says of “${it.title}” of ${it.problem}: ${status.en}${why === null ? '.' : ` (${why}).`}`,
      fr: `${by.name} dit de « ${it.title} » de ${it.problem} : ${status.fr}${why === null ? '.' : ` (${why}).`}`,
    };
  },
  notifies: ({ data }) => ownerOf(data.remediation),
});

/** How much time is left or gone, as people say it. */
function spokenDue(ms: number, language: Language): string {
  const time = spokenDuration(Math.abs(ms), language);
  if (language === 'fr') return ms >= 0 ? `à faire sous ${time}` : `en retard de ${time}`;
  return ms >= 0 ? `due in ${time}` : `${time} late`;
}

export const remediationDue = defineEvent({
  service: 'problems',
  name: 'remediation-due',
  version: 1,
  summary: 'An item is due soon, due, or late; those who are asked are reminded once for each step.',
  data: z.object({
    ...whole,
    step: z.enum(REMEDIATION_STEPS),
    dueInMs: z.int().describe('below zero: so late'),
    asks: z.array(personReference).describe('the owner; then the problem manager too; then who answers for the whole'),
  }),
  wording: ({ data: { remediation: it, dueInMs, asks } }) => ({
    en: `“${it.title}” of ${it.problem} is ${spokenDue(dueInMs, 'en')}: ${namesOf(asks, 'en')}, how far is it?`,
    fr: `« ${it.title} » de ${it.problem}, ${spokenDue(dueInMs, 'fr')} : ${namesOf(asks, 'fr')}, où en est-on ?`,
  }),
  notifies: ({ data: { step, asks } }) => (step === 'soon' ? inDigest(...asks) : atOnce(...asks)),
});

export const remediationFell = defineEvent({
  service: 'problems',
  name: 'remediation-fell',
  version: 1,
  summary: 'Nobody knows the owner of an item any more; it fell to who answers for tracking it.',
  data: z.object({ ...whole, from: personReference, to: personReference }),
  isKey: () => true,
  wording: ({ data: { remediation: it, from, to } }) => ({
    en: `${from.name} is not in the directory any more: “${it.title}” of ${it.problem} falls to ${to.name}.`,
    fr: `${from.name} n'est plus dans l'annuaire : « ${it.title} » de ${it.problem} revient à ${to.name}.`,
  }),
  notifies: ({ data }) => atOnce(data.to),
});

export const remediationDidNotHold = defineEvent({
  service: 'problems',
  name: 'remediation-did-not-hold',
  version: 1,
  summary: 'An incident with the same cause came after an item was done.',
  data: z.object({ ...whole, incident: z.string(), asks: z.array(personReference) }),
  isKey: () => true,
  wording: ({ data: { remediation: it, incident } }) => ({
    en: `“${it.title}” of ${it.problem} was done and did not hold: ${incident} has the same cause.`,
    fr: `« ${it.title} » de ${it.problem} était fait et n'a pas tenu : ${incident} a la même cause.`,
  }),
  notifies: ({ data }) => inDigest(...data.asks),
});

export const remediationNoted = defineEvent({
  service: 'problems',
  name: 'remediation-noted',
  version: 1,
  summary: 'Who may see an item, or whether its clock runs, follows from its problem. Keep the latest.',
  data: z.object(whole),
  wording: null,
});

/** Every event of an item. */
export const ITEM_EVENTS = [
  remediationLogged,
  remediationChanged,
  remediationAssigned,
  remediationMoved,
  remediationDue,
  remediationFell,
  remediationDidNotHold,
  remediationNoted,
  ...TRACKER_REMEDIATION_EVENTS,
] as const;

/** Every event of this room. */
export const REMEDIATION_EVENTS = [...ITEM_EVENTS, ...WATCH_EVENTS] as const;
