import { z } from 'zod';
import { atOnce, defineEvent } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { managersSeat } from './seat-fields.js';

export const managerCalled = defineEvent({
  service: 'roles',
  name: 'manager-called',
  version: 1,
  summary: 'Somebody asked to take over because the manager does not answer; the manager has until then to answer.',
  data: z.object({ manager: personReference, reason: z.string(), answerBy: z.iso.datetime() }),
  notifies: ({ data: { manager } }) => atOnce(manager),
  wording: ({ data: { manager, reason, answerBy }, by }) => ({
    en: `${by.name} calls ${manager.name} to answer by ${spokenTime(answerBy, 'en')}: ${reason}`,
    fr: `${by.name} appelle ${manager.name} à répondre avant le ${spokenTime(answerBy, 'fr')} : ${reason}`,
  }),
});

export const managerSilent = defineEvent({
  service: 'roles',
  name: 'manager-silent',
  version: 1,
  summary: 'The manager did not answer in time; from now on anyone may take over.',
  data: z.object({ manager: personReference, since: z.iso.datetime() }),
  notifies: ({ data: { manager } }) => atOnce(manager),
  wording: ({ data: { manager } }) => ({
    en: `${manager.name} has not answered in time; anyone may take over as incident manager.`,
    fr: `${manager.name} n'a pas répondu à temps ; chacun peut reprendre la gestion de l'incident.`,
  }),
});

export const managerTakenOver = defineEvent({
  service: 'roles',
  name: 'manager-taken-over',
  version: 1,
  summary: 'Somebody took over as incident manager because the former one did not answer.',
  data: z.object({ person: personReference, former: personReference, reason: z.string() }),
  isKey: () => true,
  asksWhy: () => true,
  presence: ({ data: { person: successor, former } }) => [
    { change: 'no-longer-holds', ...managersSeat, person: former },
    { change: 'holds', ...managersSeat, person: successor },
  ],
  notifies: ({ data: { former } }) => atOnce(former),
  wording: ({ data: { person: successor, former, reason } }) => ({
    en: `${successor.name} took over as incident manager from ${former.name}, who did not answer: ${reason}`,
    fr: `${successor.name} a repris la gestion de l'incident à ${former.name}, qui ne répondait pas : ${reason}`,
  }),
});
