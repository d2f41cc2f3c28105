import { type IncidentFigures, type Language, type Plot, type ProblemFigures, spokenDuration } from '#contracts';
import { type Bar, drawBars } from './drawing.js';

const SAID = {
  en: {
    course: 'How long it took',
    relief: 'to relief',
    resolved: 'to the end',
    load: 'Who carried it',
    roles: (roles: number) => `${roles} ${roles === 1 ? 'role' : 'roles'}`,
    vacancies: 'How long required roles stood empty',
    cause: 'to the cause',
    postmortem: 'to the postmortem',
    remediation: 'to the last remediation',
  },
  fr: {
    course: 'Combien de temps il a fallu',
    relief: "jusqu'au soulagement",
    resolved: "jusqu'à la fin",
    load: "Qui l'a porté",
    roles: (roles: number) => `${roles} ${roles === 1 ? 'rôle' : 'rôles'}`,
    vacancies: 'Combien de temps des rôles requis sont restés vides',
    cause: "jusqu'à la cause",
    postmortem: "jusqu'au post-mortem",
    remediation: "jusqu'à la dernière correction",
  },
} as const;

const MINUTE_MS = 60_000;
/** Those who carried most: more lines are read by nobody. */
const MOST = 20;

const bar = (label: string, ms: number, language: Language): Bar => ({
  label,
  value: ms,
  said: spokenDuration(ms, language),
});

const known = (spans: readonly (readonly [string, number | null])[], language: Language): Bar[] =>
  spans.flatMap(([label, ms]) => (ms === null ? [] : [bar(label, ms, language)]));

const drawn = (name: string, title: string, bars: readonly Bar[]): Plot[] =>
  bars.length > 0 ? [drawBars(name, title, bars)] : [];

/** A role and how long it stood empty. */
export interface Vacant {
  readonly name: string;
  readonly vacantMinutes: number;
}

/** The figures of an incident as pictures; of what nothing is known there is none. */
export function plotsOfIncident(
  figures: IncidentFigures,
  vacancies: readonly Vacant[] | null,
  language: Language,
): Plot[] {
  const said = SAID[language];
  const { reliefMs, resolvedMs, coordination } = figures;
  const course = known(
    [
      [said.relief, reliefMs],
      [said.resolved, resolvedMs],
    ],
    language,
  );
  const load = coordination.load.slice(0, MOST).map(({ person, minutes, roles }) => {
    const one = bar(person.name, minutes * MINUTE_MS, language);
    return { ...one, said: `${one.said}, ${said.roles(roles)}` };
  });
  const empty = (vacancies ?? []).filter(({ vacantMinutes }) => vacantMinutes > 0);
  const vacant = empty.map(({ name, vacantMinutes }) => bar(name, vacantMinutes * MINUTE_MS, language));
  return [
    ...drawn('course', said.course, course),
    ...drawn('load', said.load, load),
    ...drawn('vacancies', said.vacancies, vacant),
  ];
}

/** The figures of a problem as pictures; of what nothing is known there is none. */
export function plotsOfProblem({ causeMs, postmortemMs, remediationMs }: ProblemFigures, language: Language): Plot[] {
  const said = SAID[language];
  const spans = [
    [said.cause, causeMs],
    [said.postmortem, postmortemMs],
    [said.remediation, remediationMs],
  ] as const;
  return drawn('problem-course', said.course, known(spans, language));
}
