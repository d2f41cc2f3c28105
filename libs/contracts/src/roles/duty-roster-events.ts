import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { dutyRoster } from './duty-roster.js';

const whole = z.object({ roster: dutyRoster });

export const dutyRosterAdded = defineEvent({
  service: 'roles',
  name: 'duty-roster-added',
  version: 1,
  summary: 'A calendar says from now on who is on duty; carries the whole entry without its address.',
  data: whole,
  wording: ({ data: { roster }, by }) => ({
    en: `${by.name} added the duty roster ${roster.name}.`,
    fr: `${by.name} a ajouté le planning d'astreinte ${roster.name}.`,
  }),
});

export const dutyRosterChanged = defineEvent({
  service: 'roles',
  name: 'duty-roster-changed',
  version: 1,
  summary: 'A duty roster has another name, address, time zone, or gives something else; carries the whole entry.',
  data: whole,
  wording: ({ data: { roster }, by }) => ({
    en: `${by.name} changed the duty roster ${roster.name}.`,
    fr: `${by.name} a changé le planning d'astreinte ${roster.name}.`,
  }),
});

export const dutyRosterRemoved = defineEvent({
  service: 'roles',
  name: 'duty-roster-removed',
  version: 1,
  summary: 'A calendar no longer says who is on duty; carries the entry as it was.',
  data: whole,
  wording: ({ data: { roster }, by }) => ({
    en: `${by.name} removed the duty roster ${roster.name}.`,
    fr: `${by.name} a retiré le planning d'astreinte ${roster.name}.`,
  }),
});

/** Every event of a duty roster. */
export const DUTY_ROSTER_EVENTS = [dutyRosterAdded, dutyRosterChanged, dutyRosterRemoved] as const;
