import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { namesOf, personReference } from '../definition/person.js';
import { seat } from './seat-fields.js';

/** How far the clock of an empty role has come: half of the time, all of it, half as much again. */
export const VACANCY_STEPS = ['half', 'end', 'wider'] as const;

/** How far the clock of an unconfirmed holding has come: who is asked then. */
export const UNCONFIRMED_STEPS = ['giver', 'deputy', 'manager'] as const;

const asked = z.array(personReference).describe('whom this asks to do something about it');

export const vacancyDue = defineEvent({
  service: 'roles',
  name: 'vacancy-due',
  version: 1,
  summary: 'A role that this severity asks for is still empty; said once a step.',
  data: z.object({
    ...{ role: z.string(), roleName: localised, step: z.enum(VACANCY_STEPS) },
    ...{ since: z.iso.datetime(), due: z.iso.datetime(), asks: asked },
  }),
  notifies: ({ data: { step, asks } }) => (step === 'half' ? inDigest(...asks) : atOnce(...asks)),
  wording: ({ data: { roleName, step, due, asks } }) => ({
    en: `${roleName.en} is empty and ${step === 'half' ? 'is needed by' : 'was needed by'} ${spokenTime(due, 'en')}: ${namesOf(asks, 'en')}, who could take it?`,
    fr: `${roleName.fr} est vacant et ${step === 'half' ? 'attendu pour' : 'était attendu pour'} le ${spokenTime(due, 'fr')} : ${namesOf(asks, 'fr')}, qui pourrait le prendre ?`,
  }),
});

export const holdingUnconfirmed = defineEvent({
  service: 'roles',
  name: 'holding-unconfirmed',
  version: 1,
  summary: 'Somebody was given a role and has not confirmed it in time; said once a step.',
  data: z.object({ ...seat, person: personReference, step: z.enum(UNCONFIRMED_STEPS), asks: asked }),
  notifies: ({ data: { person: holder, step, asks } }) => [
    ...atOnce(holder),
    ...(step === 'manager' ? atOnce(...asks) : inDigest(...asks)),
  ],
  wording: ({ data: { person: holder, roleName, asks } }) => ({
    en: `${holder.name} has not confirmed the role ${roleName.en} yet: ${namesOf(asks, 'en')}, please see to it.`,
    fr: `${holder.name} n'a pas encore confirmé le rôle ${roleName.fr} : ${namesOf(asks, 'fr')}, merci d'y veiller.`,
  }),
});

export const candidateAsked = defineEvent({
  service: 'roles',
  name: 'manager-candidate-asked',
  version: 1,
  summary: 'The manager does not answer: the next candidate is asked to take over, by one press.',
  data: z.object({ candidate: personReference, manager: personReference, until: z.iso.datetime() }),
  notifies: ({ data: { candidate } }) => atOnce(candidate),
  wording: ({ data: { candidate, manager, until } }) => ({
    en: `${candidate.name} is asked to take over from ${manager.name}, who does not answer, by ${spokenTime(until, 'en')}.`,
    fr: `${candidate.name} est invité à prendre la relève de ${manager.name}, qui ne répond pas, avant le ${spokenTime(until, 'fr')}.`,
  }),
});

export const roleNotNeeded = defineEvent({
  service: 'roles',
  name: 'role-not-needed',
  version: 1,
  summary: 'The manager says that this incident does not need a role that its severity asks for; its clock stops.',
  data: z.object({ role: z.string(), roleName: localised, reason: z.string().nullable() }),
  wording: ({ data: { roleName, reason }, by }) => ({
    en: `${by.name} marked ${roleName.en} as not needed${reason ? `: ${reason}` : '.'}`,
    fr: `${by.name} a déclaré le rôle ${roleName.fr} non nécessaire${reason ? ` : ${reason}` : '.'}`,
  }),
});

export const roleNeeded = defineEvent({
  service: 'roles',
  name: 'role-needed',
  version: 1,
  summary: 'A role that was marked as not needed is asked for again; its clock begins now.',
  data: z.object({ role: z.string(), roleName: localised }),
  wording: ({ data: { roleName }, by }) => ({
    en: `${by.name} marked ${roleName.en} as needed.`,
    fr: `${by.name} a déclaré le rôle ${roleName.fr} nécessaire.`,
  }),
});

/** How far the clock of an empty role has come. */
export type VacancyStep = (typeof VACANCY_STEPS)[number];

/** How far the clock of an unconfirmed holding has come. */
export type UnconfirmedStep = (typeof UNCONFIRMED_STEPS)[number];
