import type { Language } from '#contracts';

const english = {
  plays: (title: string, address: string) => `${title}\nplayed on the Muster at ${address}`,
  cast: (people: number, components: number, steps: number) =>
    `${people} people, ${components} components, ${steps} steps. Times are those of the story, in UTC.`,
  declare: (by: string, id: string, severity: string, title: string) => `${by} declares ${id} (${severity}): ${title}`,
  take: (by: string, role: string) => `${by} takes the role ${role}.`,
  give: (by: string, role: string, to: string) => `${by} gives the role ${role} to ${to}.`,
  release: (by: string, role: string) => `${by} gives up the role ${role}.`,
  acknowledge: (by: string, role: string) => `${by} confirms the role ${role}.`,
  offer: (by: string, role: string, to: string) => `${by} offers the role ${role} to ${to}.`,
  brief: (text: string) => `Brief: ${text}`,
  accept: (by: string, role: string) => `${by} accepts the role ${role}.`,
  decline: (by: string, role: string) => `${by} declines the role ${role}.`,
  change: (by: string, changes: string) => `${by} changes ${changes}`,
  note: (by: string, text: string) => `${by}: ${text}`,
  noteOf: (by: string, time: string, text: string) => `${by}, of ${time}: ${text}`,
  refused: (words: string) => `Refused, as the story has it: ${words}`,
  refusedUnexpectedly: (words: string) => `REFUSED: ${words}`,
  refusalExpected: (code: string) => `The story expects the refusal ${code} here.`,
  fields: {
    title: 'title',
    severity: 'severity',
    status: 'status',
    summary: 'summary',
    impact: 'impact',
    components: 'components',
    visibility: 'visibility',
    viewers: 'viewers',
  } as Record<string, string>,
  heading: (id: string, severity: string, status: string) => `${id} · ${severity} · ${status}`,
  unconfirmed: 'not yet confirmed',
  offeredTo: (name: string) => `offered to ${name}`,
  vacant: (name: string) => `nobody; ${name} answers`,
  since: (time: string) => `since ${time}`,
  notAskedFor: (roles: string, severity: string, name: string) =>
    `Nobody holds ${roles}, which ${severity} does not ask for; ${name} answers.`,
  expects: (that: string) => `as expected: ${that}`,
  fails: (that: string) => `NOT AS EXPECTED: ${that}`,
  deviation: (what: string, expected: string, shown: string) =>
    `${what}: expected ${expected}, the board shows ${shown}`,
  what: {
    manager: 'incident manager',
    unconfirmed: 'not yet confirmed',
    vacant: 'vacant',
    orphans: 'duties nobody answers for',
  },
  nobody: 'nobody',
  none: 'none',
  noSuchRole: 'no such role',
  noSuchDuty: 'no such duty',
  record: 'What Muster has on record:',
  done: (steps: number, held: number) => `${steps} steps played; ${held} expectations met.`,
  failed: (steps: number, held: number, failures: number) =>
    `${steps} steps played; ${held} expectations met, ${failures} steps NOT as the story has it.`,
};

/** What the replay says by itself; everything else is in Muster's own words. */
export type Words = typeof english;

const french: Words = {
  plays: (title, address) => `${title}\nrejoué sur le Muster de ${address}`,
  cast: (people, components, steps) =>
    `${people} personnes, ${components} composants, ${steps} étapes. Les heures sont celles du récit, en UTC.`,
  declare: (by, id, severity, title) => `${by} déclare ${id} (${severity}) : ${title}`,
  take: (by, role) => `${by} prend le rôle ${role}.`,
  give: (by, role, to) => `${by} confie le rôle ${role} à ${to}.`,
  release: (by, role) => `${by} quitte le rôle ${role}.`,
  acknowledge: (by, role) => `${by} confirme le rôle ${role}.`,
  offer: (by, role, to) => `${by} propose le rôle ${role} à ${to}.`,
  brief: (text) => `Consignes : ${text}`,
  accept: (by, role) => `${by} accepte le rôle ${role}.`,
  decline: (by, role) => `${by} décline le rôle ${role}.`,
  change: (by, changes) => `${by} change ${changes}`,
  note: (by, text) => `${by} : ${text}`,
  noteOf: (by, time, text) => `${by}, à propos du ${time} : ${text}`,
  refused: (words) => `Refusé, comme le veut le récit : ${words}`,
  refusedUnexpectedly: (words) => `REFUSÉ : ${words}`,
  refusalExpected: (code) => `Le récit attend ici le refus ${code}.`,
  fields: {
    title: 'titre',
    severity: 'sévérité',
    status: 'statut',
    summary: 'résumé',
    impact: 'impact',
    components: 'composants',
    visibility: 'visibilité',
    viewers: 'lecteurs',
  },
  heading: (id, severity, status) => `${id} · ${severity} · ${status}`,
  unconfirmed: 'pas encore confirmé',
  offeredTo: (name) => `proposé à ${name}`,
  vacant: (name) => `personne ; ${name} en répond`,
  since: (time) => `depuis ${time}`,
  notAskedFor: (roles, severity, name) =>
    `Personne ne tient ${roles}, que ${severity} ne demande pas ; ${name} en répond.`,
  expects: (that) => `comme attendu : ${that}`,
  fails: (that) => `PAS COMME ATTENDU : ${that}`,
  deviation: (what, expected, shown) => `${what} : attendu ${expected}, le tableau montre ${shown}`,
  what: {
    manager: "gestionnaire d'incident",
    unconfirmed: 'pas encore confirmés',
    vacant: 'vacants',
    orphans: 'tâches dont personne ne répond',
  },
  nobody: 'personne',
  none: 'aucun',
  noSuchRole: 'aucun rôle de ce nom',
  noSuchDuty: 'aucune tâche de ce nom',
  record: 'Ce que Muster a consigné :',
  done: (steps, held) => `${steps} étapes jouées ; ${held} attentes satisfaites.`,
  failed: (steps, held, failures) =>
    `${steps} étapes jouées ; ${held} attentes satisfaites, ${failures} étapes PAS comme le veut le récit.`,
};

/** The words in each language. */
export const WORDS: Readonly<Record<Language, Words>> = { en: english, fr: french };
