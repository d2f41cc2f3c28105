import type { CustomerResponse } from '#contracts';

const WAITING = {
  sorting: {
    en: 'what customers said and nobody has sorted',
    fr: "ce que des clients ont dit et que personne n'a trié",
  },
  answer: {
    en: 'questions of customers that no update has answered',
    fr: "des questions de clients auxquelles aucun message n'a répondu",
  },
} as const;

/** What customers said and nobody looked at: thousands are told as one. */
export const openResponses = {
  items: ({ incident, waits }: Pick<CustomerResponse, 'incident' | 'waits'>) =>
    waits === null
      ? []
      : [
          {
            ...{ incident, id: `responses:${waits}`, kind: 'responses', owner: null, due: null, title: WAITING[waits] },
            link: `/v1/incidents/${incident}/responses?waits=${waits}`,
          },
        ],
  filters: (incident: string) =>
    (['sorting', 'answer'] as const).map((waits) => ({ 'state.incident': incident, 'state.waits': waits })),
  most: 1,
  // Customers write for days: an hour after the closing that no longer opens it again.
  heldForMs: 60 * 60_000,
};
