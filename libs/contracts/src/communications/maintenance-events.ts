import { z } from 'zod';
import { atOnce, defineEvent } from '../definition/event.js';
import { type Language, type Localised, spokenTime } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { type Maintenance, maintenance } from './maintenance.js';
import { inLanguage } from './public-words.js';

const titled = ({ title }: Maintenance, language: Language): string => inLanguage(title, language);
const latest = ({ entries }: Maintenance, language: Language): string => inLanguage(entries.at(-1)!.words, language);

/** When it is planned, as people read it. */
const planned = ({ scheduledFor, scheduledUntil }: Maintenance): Localised => ({
  en: `from ${spokenTime(scheduledFor, 'en')} until ${spokenTime(scheduledUntil, 'en')}`,
  fr: `du ${spokenTime(scheduledFor, 'fr')} au ${spokenTime(scheduledUntil, 'fr')}`,
});

export const maintenanceAnnounced = defineEvent({
  service: 'communications',
  name: 'maintenance-announced',
  version: 1,
  summary: 'The public is told of planned work; carries it whole. Keep the latest.',
  data: z.object({ maintenance }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} announced planned work “${titled(it, 'en')}” ${planned(it).en}.`,
    fr: `${by.name} a annoncé les travaux « ${titled(it, 'fr')} » ${planned(it).fr}.`,
  }),
});

export const maintenanceBegun = defineEvent({
  service: 'communications',
  name: 'maintenance-begun',
  version: 1,
  summary: 'Planned work has begun, by hand or by the clock; carries it whole. Keep the latest.',
  data: z.object({ maintenance }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} began the planned work “${titled(it, 'en')}”: “${latest(it, 'en')}”`,
    fr: `${by.name} a commencé les travaux « ${titled(it, 'fr')} » : « ${latest(it, 'fr')} »`,
  }),
});

export const maintenanceVerifying = defineEvent({
  service: 'communications',
  name: 'maintenance-verifying',
  version: 1,
  summary: 'Planned work is done and is being looked at; carries it whole. Keep the latest.',
  data: z.object({ maintenance }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} has the planned work “${titled(it, 'en')}” verified: “${latest(it, 'en')}”`,
    fr: `${by.name} fait vérifier les travaux « ${titled(it, 'fr')} » : « ${latest(it, 'fr')} »`,
  }),
});

export const maintenanceEnded = defineEvent({
  service: 'communications',
  name: 'maintenance-ended',
  version: 1,
  summary:
    'Planned work is over, by hand or by the clock; carries it whole. Keep the latest. After a stop in which it began and ended this alone is told.',
  data: z.object({ maintenance }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} ended the planned work “${titled(it, 'en')}”: “${latest(it, 'en')}”`,
    fr: `${by.name} a terminé les travaux « ${titled(it, 'fr')} » : « ${latest(it, 'fr')} »`,
  }),
});

export const maintenanceProlonged = defineEvent({
  service: 'communications',
  name: 'maintenance-prolonged',
  version: 1,
  summary: 'Planned work begins or ends at another time; carries it whole. Keep the latest.',
  data: z.object({
    maintenance,
    before: z.object({ scheduledFor: z.iso.datetime(), scheduledUntil: z.iso.datetime() }),
  }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} moved the planned work “${titled(it, 'en')}”: ${planned(it).en}. “${latest(it, 'en')}”`,
    fr: `${by.name} a déplacé les travaux « ${titled(it, 'fr')} » : ${planned(it).fr}. « ${latest(it, 'fr')} »`,
  }),
});

export const maintenanceCancelled = defineEvent({
  service: 'communications',
  name: 'maintenance-cancelled',
  version: 1,
  summary: 'Planned work will not take place; carries it whole. Keep the latest.',
  data: z.object({ maintenance }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} called off the planned work “${titled(it, 'en')}”: “${latest(it, 'en')}”`,
    fr: `${by.name} a annulé les travaux « ${titled(it, 'fr')} » : « ${latest(it, 'fr')} »`,
  }),
});

export const maintenanceSaid = defineEvent({
  service: 'communications',
  name: 'maintenance-said',
  version: 1,
  summary: 'More was said of planned work; carries it whole. Keep the latest.',
  data: z.object({ maintenance }),
  wording: ({ data: { maintenance: it }, by }) => ({
    en: `${by.name} said of the planned work “${titled(it, 'en')}”: “${latest(it, 'en')}”`,
    fr: `${by.name} a dit des travaux « ${titled(it, 'fr')} » : « ${latest(it, 'fr')} »`,
  }),
});

/** What somebody has to say by hand when its time has come. */
export const MAINTENANCE_TURNS = ['begin', 'end'] as const;

/** What somebody has to say by hand. */
export type MaintenanceTurn = (typeof MAINTENANCE_TURNS)[number];

export const maintenanceDue = defineEvent({
  service: 'communications',
  name: 'maintenance-due',
  version: 1,
  summary:
    'The time has come at which planned work was to begin or to end, and nobody has said that it did; carries it whole.',
  data: z.object({
    maintenance,
    turn: z.enum(MAINTENANCE_TURNS),
    hours: z.int().min(0).describe('that have passed since; it is said again each hour, three times at most'),
    asks: z.array(personReference).describe('whom this asks to do something about it'),
  }),
  notifies: ({ data: { asks } }) => atOnce(...asks),
  wording: ({ data: { maintenance: it, turn, asks } }) => {
    const since = (language: Language) => spokenTime(turn === 'begin' ? it.scheduledFor : it.scheduledUntil, language);
    const asked = (language: Language) => namesOf(asks, language);
    return turn === 'begin'
      ? {
          en: `The planned work “${titled(it, 'en')}” was to begin on ${since('en')}: ${asked('en')}, has it begun?`,
          fr: `Les travaux « ${titled(it, 'fr')} » devaient commencer le ${since('fr')} : ${asked('fr')}, ont-ils commencé ?`,
        }
      : {
          en: `The planned work “${titled(it, 'en')}” was to end on ${since('en')}: ${asked('en')}, is it over?`,
          fr: `Les travaux « ${titled(it, 'fr')} » devaient finir le ${since('fr')} : ${asked('fr')}, sont-ils terminés ?`,
        };
  },
});

/** Every event of this room. */
export const MAINTENANCE_EVENTS = [
  maintenanceAnnounced,
  maintenanceBegun,
  maintenanceVerifying,
  maintenanceEnded,
  maintenanceProlonged,
  maintenanceCancelled,
  maintenanceSaid,
  maintenanceDue,
] as const;
