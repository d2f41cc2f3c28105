import { type Language, listed, spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import { MAINTENANCE_STATUS_NAMES, type MaintenanceStatus } from './maintenance.js';

export const maintenanceUnknown = defineRejection<{ maintenance: string }>({
  code: 'maintenance-unknown',
  status: 404,
  field: 'maintenance',
  title: { en: 'No such planned work', fr: 'Maintenance inconnue' },
  detail: ({ maintenance }) => ({
    en: `There is no maintenance ${maintenance}.`,
    fr: `Il n'y a pas de maintenance ${maintenance}.`,
  }),
  next: { en: 'GET /v1/maintenances lists them.', fr: 'GET /v1/maintenances les liste.' },
});

export const maintenanceStandsElsewhere = defineRejection<{
  status: MaintenanceStatus;
  by: string;
  at: string;
  from: readonly MaintenanceStatus[];
}>({
  code: 'maintenance-stands-elsewhere',
  status: 409,
  field: 'maintenance',
  title: { en: 'It stands elsewhere by now', fr: "Elle n'en est plus là" },
  detail: ({ status, by, at, from }) => {
    const name = (one: MaintenanceStatus, language: Language) => MAINTENANCE_STATUS_NAMES[one][language].toLowerCase();
    const names = (language: Language) =>
      listed(
        from.map((one) => name(one, language)),
        language,
      );
    return {
      en: `It is ${name(status, 'en')} since ${spokenTime(at, 'en')}, by ${by}; this is done with one that is ${names('en')}.`,
      fr: `Elle est « ${name(status, 'fr')} » depuis le ${spokenTime(at, 'fr')}, par ${by} ; cela se fait quand elle est « ${names('fr')} ».`,
    };
  },
  next: {
    en: 'Read it again: if it says what you wanted, nothing is left to do; words can always be added.',
    fr: "Relisez-la : si elle dit ce que vous vouliez, il n'y a plus rien à faire ; on peut toujours ajouter des mots.",
  },
});

export const maintenanceChanged = defineRejection<{ sequence: number; by: string; at: string }>({
  code: 'maintenance-changed',
  status: 409,
  field: 'sequence',
  title: { en: 'It is otherwise by now', fr: 'Elle a changé entre-temps' },
  detail: ({ sequence, by, at }) => ({
    en: `${by} changed it on ${spokenTime(at, 'en')}: it is at ${sequence}.`,
    fr: `${by} l'a modifiée le ${spokenTime(at, 'fr')} : elle en est à ${sequence}.`,
  }),
  next: {
    en: 'Read it again, and send its "sequence" if you still want this.',
    fr: 'Relisez-la, puis envoyez sa « sequence » si vous le voulez toujours.',
  },
});

export const maintenancePlannedSo = defineRejection<{
  scheduledFor: string;
  scheduledUntil: string;
  by: string;
  at: string;
}>({
  code: 'maintenance-planned-so',
  status: 409,
  field: 'scheduledUntil',
  title: { en: 'It is planned so already', fr: 'Elle est déjà prévue ainsi' },
  detail: ({ scheduledFor, scheduledUntil, by, at }) => ({
    en: `From ${spokenTime(scheduledFor, 'en')} until ${spokenTime(scheduledUntil, 'en')}; ${by} said the latest of it on ${spokenTime(at, 'en')}.`,
    fr: `Du ${spokenTime(scheduledFor, 'fr')} au ${spokenTime(scheduledUntil, 'fr')} ; ${by} en a parlé en dernier le ${spokenTime(at, 'fr')}.`,
  }),
  next: {
    en: 'Nothing needs to be done; give another time, or add words alone.',
    fr: "Il n'y a rien à faire ; donnez une autre heure, ou ajoutez seulement des mots.",
  },
});

export const maintenanceHasBegun = defineRejection<{ begunAt: string }>({
  code: 'maintenance-has-begun',
  status: 409,
  field: 'scheduledFor',
  title: { en: 'It has begun', fr: 'Elle a commencé' },
  detail: ({ begunAt }) => ({
    en: `It began on ${spokenTime(begunAt, 'en')}: when it begins can no longer be moved.`,
    fr: `Elle a commencé le ${spokenTime(begunAt, 'fr')} : son début ne peut plus être déplacé.`,
  }),
  next: { en: 'Send "scheduledUntil" alone.', fr: 'Envoyez « scheduledUntil » seul.' },
});

export const maintenanceEndsBefore = defineRejection<{ scheduledFor: string; scheduledUntil: string }>({
  code: 'maintenance-ends-before',
  status: 422,
  field: 'scheduledUntil',
  title: { en: 'It would end before it begins', fr: 'Elle finirait avant de commencer' },
  detail: ({ scheduledFor, scheduledUntil }) => ({
    en: `It begins on ${spokenTime(scheduledFor, 'en')}, and would end on ${spokenTime(scheduledUntil, 'en')}.`,
    fr: `Elle commence le ${spokenTime(scheduledFor, 'fr')} et finirait le ${spokenTime(scheduledUntil, 'fr')}.`,
  }),
  next: { en: 'Give an end after the beginning.', fr: 'Donnez une fin après le début.' },
});

export const maintenanceInPast = defineRejection<{ given: string; now: string }>({
  code: 'maintenance-in-past',
  status: 422,
  title: { en: 'This time has passed', fr: 'Cette heure est passée' },
  detail: ({ given, now }) => ({
    en: `${spokenTime(given, 'en')} lies before now, ${spokenTime(now, 'en')}.`,
    fr: `${spokenTime(given, 'fr')} est avant maintenant, ${spokenTime(now, 'fr')}.`,
  }),
  next: {
    en: 'Give a time to come; what went wrong unplanned is a publication.',
    fr: "Donnez une heure à venir ; ce qui n'était pas prévu est une publication.",
  },
});

export const maintenanceTooLong = defineRejection<{ days: number }>({
  code: 'maintenance-too-long',
  status: 422,
  field: 'scheduledUntil',
  title: { en: 'Planned work is not that long', fr: 'Une maintenance ne dure pas si longtemps' },
  detail: ({ days }) => ({
    en: `It lasts at most ${days} days.`,
    fr: `Elle dure au plus ${days} jours.`,
  }),
  next: {
    en: 'Announce it in parts, or give an earlier end and prolong it.',
    fr: 'Annoncez-la en plusieurs parties, ou donnez une fin plus proche et prolongez-la.',
  },
});

export const maintenanceTooFar = defineRejection<{ days: number }>({
  code: 'maintenance-too-far',
  status: 422,
  field: 'scheduledFor',
  title: { en: 'That is too far away', fr: "C'est trop lointain" },
  detail: ({ days }) => ({
    en: `Planned work is announced at most ${days} days before.`,
    fr: `Une maintenance s'annonce au plus ${days} jours avant.`,
  }),
  next: { en: 'Announce it when it is nearer.', fr: 'Annoncez-la quand elle sera plus proche.' },
});

export const maintenanceSaysEnough = defineRejection<{ most: number }>({
  code: 'maintenance-says-enough',
  status: 409,
  field: 'maintenance',
  title: { en: 'Enough was said of it', fr: 'Il en a été dit assez' },
  detail: ({ most }) => ({
    en: `It has ${most} entries; more would reach no reader.`,
    fr: `Elle compte ${most} entrées ; davantage n'atteindrait plus aucun lecteur.`,
  }),
  next: {
    en: 'End it or cancel it, and announce what is left as another.',
    fr: 'Terminez-la ou annulez-la, puis annoncez le reste comme une autre.',
  },
});
