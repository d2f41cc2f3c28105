import { addressRefused } from '../definition/outside-rejections.js';
import { type AnyRejection, defineRejection, Rejection } from '../definition/rejection.js';

/** Why a calendar could not be used: no answer to a command, but kept as the last error of its duty roster. */

export const calendarUnreachable = defineRejection<{ reason: string }>({
  code: 'calendar-unreachable',
  status: 502,
  title: { en: 'The calendar cannot be had', fr: "Le calendrier n'a pas pu être obtenu" },
  detail: ({ reason }) => ({
    en: `Whoever has the calendar did not give it: ${reason}.`,
    fr: `Le calendrier n'a pas été fourni par son hébergeur : ${reason}.`,
  }),
  next: {
    en: 'Open its address yourself; it is asked for again every five minutes.',
    fr: 'Ouvrez vous-même son adresse ; une nouvelle demande part toutes les cinq minutes.',
  },
});

export const calendarBroken = defineRejection<{ reason: string }>({
  code: 'calendar-broken',
  status: 502,
  title: { en: 'This is no calendar', fr: "Ce n'est pas un calendrier" },
  detail: ({ reason }) => ({
    en: `What came cannot be read as iCalendar: ${reason}.`,
    fr: `Ce qui est arrivé n'est pas lisible comme iCalendar : ${reason}.`,
  }),
  next: {
    en: 'Give the address of the iCalendar (.ics) form, not of a page for people.',
    fr: "Indiquez l'adresse de la version iCalendar (.ics), non celle d'une page à consulter.",
  },
});

export const calendarTooLarge = defineRejection<{ limit: string }>({
  code: 'calendar-too-large',
  status: 502,
  title: { en: 'The calendar is too much to read', fr: 'Le calendrier est trop volumineux' },
  detail: ({ limit }) => ({
    en: `Of a calendar at most this is read: ${limit}.`,
    fr: `D'un calendrier on lit au plus ceci : ${limit}.`,
  }),
  next: {
    en: 'Give a calendar of this duty alone, without what repeats every second or never comes.',
    fr: "Indiquez un calendrier de cette seule astreinte, sans rien qui se répète chaque seconde ou n'arrive jamais.",
  },
});

export const calendarZoneUnknown = defineRejection<{ zone: string }>({
  code: 'calendar-time-zone-unknown',
  status: 502,
  title: { en: 'The calendar has times of nowhere', fr: 'Le calendrier a des heures de nulle part' },
  detail: ({ zone }) => ({
    en: `It names the time zone ${zone}, which it does not describe and which is no IANA name.`,
    fr: `Il nomme le fuseau horaire ${zone}, qu'il ne décrit pas et qui n'est pas un nom IANA.`,
  }),
  next: {
    en: 'Have the calendar use an IANA name such as Europe/Paris, or describe its zone (VTIMEZONE).',
    fr: 'Faites employer au calendrier un nom IANA tel que Europe/Paris, ou décrire son fuseau (VTIMEZONE).',
  },
});

const REFUSALS: readonly AnyRejection[] = [
  addressRefused,
  calendarUnreachable,
  calendarBroken,
  calendarTooLarge,
  calendarZoneUnknown,
];

/** The refusal that was kept as a code with its facts; undefined for a code that a newer version kept. */
export function calendarRefusal(code: string, facts: object): Rejection | undefined {
  const refusal = REFUSALS.find((one) => one.code === code);
  return refusal && new Rejection(refusal.definition, facts);
}
