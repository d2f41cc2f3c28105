import type { KeptProblem } from '../problem/problem.js';

/**
 * A problem that is not closed: it need not be, but somebody has to see to what is learned of it, by a time. One that is found
 * behind an incident that was closed by then is not in its way.
 */
export const openProblems = {
  items: ({ id, closedAt, incidents }: KeptProblem) =>
    closedAt !== null
      ? []
      : incidents
          .filter(({ wasOver }) => !wasOver)
          .map(({ id: incident }) => ({
            ...{ incident, id: `problem:${id}`, kind: 'problem', owner: null, due: null, link: `/v1/problems/${id}` },
            title: {
              en: `what is learned of ${id} (its postmortem)`,
              fr: `ce qu'on apprend de ${id} (son post-mortem)`,
            },
          })),
  filters: (incident: string) => [{ 'state.incidents.id': incident, 'state.closedAt': null }],
};
