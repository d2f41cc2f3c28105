import { type GroupFigures, type IncidentFigures, type ProblemFigures, SEVERITIES } from '#contracts';
import { spreadOf, together } from './spread.js';

/** An incident's figures as they are grouped. */
export type OfIncident = IncidentFigures;
/** A problem's, with the components of its incidents. */
export type OfProblem = ProblemFigures & { readonly components: readonly string[] };

/** The figures of several together. */
export function groupOf(key: string, incidents: readonly OfIncident[], problems: readonly OfProblem[]): GroupFigures {
  const work = incidents.map(({ coordination }) => coordination);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return {
    ...{ key, incidents: incidents.length, problems: problems.length },
    relief: spreadOf(incidents.map(({ reliefMs }) => reliefMs)),
    resolved: spreadOf(incidents.map(({ resolvedMs }) => resolvedMs)),
    acknowledgedInTime: together(
      work.map(({ acknowledgements: { asked, late } }) => ({ count: Math.max(0, asked - late), of: asked })),
    ),
    // What was promised and never said is not in time either.
    updatesInTime: together(
      work.map(({ updates: { kept, late, missed } }) => ({ count: kept - late, of: kept + missed })),
    ),
    handovers: sum(work.map(({ handovers }) => handovers.accepted)),
    emptyTooLong: sum(work.map(({ emptyTooLong }) => emptyTooLong.length)),
    cause: spreadOf(problems.map(({ causeMs }) => causeMs)),
    postmortem: spreadOf(problems.map(({ postmortemMs }) => postmortemMs)),
    remediation: spreadOf(problems.map(({ remediationMs }) => remediationMs)),
    remediationInTime: together(problems.map(({ remediation }) => remediation.inTime)),
    recurrences: sum(problems.map(({ recurrences }) => recurrences)),
  };
}

/** Groups by keys of which one can have several; in the order of the keys. */
export function groupsOf(
  incidents: readonly OfIncident[],
  problems: readonly OfProblem[],
  keysOf: { incident: (one: OfIncident) => readonly string[]; problem: (one: OfProblem) => readonly string[] },
): GroupFigures[] {
  const keys = new Set([...incidents.flatMap(keysOf.incident), ...problems.flatMap(keysOf.problem)]);
  return [...keys].sort().map((key) =>
    groupOf(
      key,
      incidents.filter((one) => keysOf.incident(one).includes(key)),
      problems.filter((one) => keysOf.problem(one).includes(key)),
    ),
  );
}

const monthOf = (time: string): string => time.slice(0, 7);

/** All of it at once, and by severity, component and month. */
export const figuresBy = (incidents: readonly OfIncident[], problems: readonly OfProblem[]) => ({
  all: groupOf('all', incidents, problems),
  bySeverity: groupsOf(incidents, problems, {
    incident: ({ severity }) => SEVERITIES.filter((one) => one === severity),
    problem: ({ severity }) => SEVERITIES.filter((one) => one === severity),
  }),
  byComponent: groupsOf(incidents, problems, {
    incident: ({ components }) => components,
    problem: ({ components }) => components,
  }),
  byMonth: groupsOf(incidents, problems, {
    incident: ({ declaredAt }) => [monthOf(declaredAt)],
    problem: ({ openedAt }) => [monthOf(openedAt)],
  }),
});
