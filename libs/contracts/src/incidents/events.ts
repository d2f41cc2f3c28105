import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import type { Language } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { closingBegun, closingEnded } from './closing-events.js';
import { itemsNamed, settledInWords } from './closing-words.js';
import { followUpsDone, followUpsOverdue } from './follow-up-events.js';
import { incident, STATUS_NAMES, severity, status, visibility } from './incident.js';
import { incidentMerged } from './merging-events.js';
import { openItem, settledItem } from './open-item.js';

/** Every event carries the whole incident as it is after it, so that a follower keeps the latest and folds nothing. */
const whole = { incident };

export const incidentDeclared = defineEvent({
  service: 'incidents',
  name: 'incident-declared',
  version: 1,
  summary: 'An incident was declared. It has an incident manager from this instant.',
  data: z.object(whole),
  isKey: () => true,
  notifies: ({ data: { incident: it } }) => atOnce(it.manager),
  wording: ({ data: { incident: it }, by }) => ({
    en: `${by.name} declared ${it.id} (${it.severity}): ${it.title}. Incident manager: ${it.manager.name}.`,
    fr: `${by.name} a déclaré ${it.id} (${it.severity}) : ${it.title}. Gestionnaire d'incident : ${it.manager.name}.`,
  }),
});

export const severityChanged = defineEvent({
  service: 'incidents',
  name: 'severity-changed',
  version: 1,
  summary: 'The severity was raised or lowered.',
  data: z.object({ from: severity, to: severity, ...whole }),
  isKey: () => true,
  asksWhy: () => true,
  wording: ({ data: { from, to }, by }) => ({
    en: `${by.name} changed the severity from ${from} to ${to}.`,
    fr: `${by.name} a fait passer la sévérité de ${from} à ${to}.`,
  }),
});

export const statusChanged = defineEvent({
  service: 'incidents',
  name: 'status-changed',
  version: 1,
  summary: 'The incident moved to another status.',
  data: z.object({
    from: status,
    to: status,
    /** The copy of the accountability table decided, because roles could not be asked. */
    decidedByCopy: z.boolean().optional(),
    /** By which closing it is closed, and what became of what was open. */
    closed: z.object({ attempt: z.int(), settled: z.array(settledItem) }).optional(),
    /** Why one that was closed already is open again: something came up while it was closed. */
    reopened: z.object({ attempt: z.int(), items: z.array(openItem), asks: z.array(personReference) }).optional(),
    ...whole,
  }),
  isKey: () => true,
  asksWhy: ({ data }) => data.reopened === undefined,
  notifies: ({ data: { closed, reopened } }) => [
    ...atOnce(...(reopened?.asks ?? [])),
    ...inDigest(...(closed?.settled ?? []).flatMap(({ given, owner }) => (given && owner ? [owner] : []))),
  ],
  wording: ({ data: { from, to, decidedByCopy, closed, reopened }, by }) => {
    if (reopened) {
      return {
        en: `The incident is ${STATUS_NAMES[to].en} again, for this was open when it was closed: ${itemsNamed(reopened.items, 'en')}.`,
        fr: `L'incident est de nouveau ${STATUS_NAMES[to].fr}, car ceci était ouvert à sa clôture : ${itemsNamed(reopened.items, 'fr')}.`,
      };
    }
    const settled = settledInWords(closed?.settled ?? []);
    return {
      en: `${by.name} moved the incident from ${STATUS_NAMES[from].en} to ${STATUS_NAMES[to].en}${decidedByCopy ? ' (roles could not be asked; the last known roster decided)' : ''}.${settled.en}`,
      fr: `${by.name} a fait passer l'incident de « ${STATUS_NAMES[from].fr} » à « ${STATUS_NAMES[to].fr} »${decidedByCopy ? ' (roles injoignable ; le dernier état connu a décidé)' : ''}.${settled.fr}`,
    };
  },
});

const FIELDS = {
  title: { en: 'title', fr: 'titre' },
  summary: { en: 'summary', fr: 'résumé' },
  impact: { en: 'impact', fr: 'impact' },
  components: { en: 'affected components', fr: 'composants touchés' },
  labels: { en: 'labels', fr: 'étiquettes' },
  startedAt: { en: 'start', fr: 'début' },
  chatUrl: { en: 'chat link', fr: 'lien de discussion' },
  bridgeUrl: { en: 'bridge link', fr: "lien de l'appel" },
  links: { en: 'links', fr: 'liens' },
} as const;

/** The new value of a detail as people read it; empty when there is none any more. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.map((one) => (typeof one === 'string' ? one : (one as { title: string }).title)).join(', ');
  }
  return Object.entries(value ?? {})
    .map((pair) => pair.join('='))
    .join(', ');
}

/** The details that {@link detailsChanged} can name. */
export const DETAIL_FIELDS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

export const detailsChanged = defineEvent({
  service: 'incidents',
  name: 'details-changed',
  version: 1,
  summary: 'Words, links or affected components were changed.',
  data: z.object({
    changes: z.partialRecord(z.enum(DETAIL_FIELDS), z.object({ from: z.unknown(), to: z.unknown() })),
    ...whole,
  }),
  wording: ({ data: { changes }, by }) => {
    const told = (language: Language) =>
      Object.entries(changes).map(([field, change]) => {
        const name = FIELDS[field as keyof typeof FIELDS][language];
        const value = shown(change?.to);
        if (value === '') return language === 'fr' ? `${name} (vidé)` : `${name} (emptied)`;
        return language === 'fr' ? `${name} : « ${value} »` : `${name}: “${value}”`;
      });
    return {
      en: `${by.name} changed ${told('en').join('; ')}.`,
      fr: `${by.name} a changé ${told('fr').join(' ; ')}.`,
    };
  },
});

export const visibilityChanged = defineEvent({
  service: 'incidents',
  name: 'visibility-changed',
  version: 1,
  summary: 'Who may see the incident was changed.',
  data: z.object({ visibility, viewers: z.array(personReference), decidedByCopy: z.boolean().optional(), ...whole }),
  isKey: () => true,
  wording: ({ data, by }) => {
    const names = data.viewers.map((viewer) => viewer.name).join(', ');
    return data.visibility === 'open'
      ? { en: `${by.name} opened the incident to everyone.`, fr: `${by.name} a ouvert l'incident à tous.` }
      : {
          en: `${by.name} restricted the incident to its participants${names && ` and ${names}`}.`,
          fr: `${by.name} a restreint l'incident à ses participants${names && ` et à ${names}`}.`,
        };
  },
});

export const componentRegistered = defineEvent({
  service: 'incidents',
  name: 'component-registered',
  version: 1,
  summary: 'A component was put into the register, or its name or owner changed.',
  data: z.object({ component: z.object({ key: z.string(), name: z.string(), owner: z.string() }) }),
  wording: ({ data: { component }, by }) => ({
    en: `${by.name} registered the component ${component.name}, owned by ${component.owner}.`,
    fr: `${by.name} a inscrit le composant ${component.name}, dont répond ${component.owner}.`,
  }),
});

export const INCIDENT_EVENTS = [
  incidentDeclared,
  severityChanged,
  statusChanged,
  detailsChanged,
  visibilityChanged,
  incidentMerged,
  closingBegun,
  closingEnded,
  followUpsOverdue,
  followUpsDone,
] as const;
