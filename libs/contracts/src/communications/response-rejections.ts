import { defineRejection } from '../definition/rejection.js';

export const responseUnknown = defineRejection<{ incident: string; responses: readonly string[] }>({
  code: 'response-unknown',
  status: 404,
  field: 'responses',
  title: { en: 'There is no such response', fr: "Il n'y a pas de telle réponse" },
  detail: ({ incident, responses }) => ({
    en: `Among what was said about ${incident} there is no ${responses.join(', ')}.`,
    fr: `Parmi ce qui a été dit de ${incident}, il n'y a pas de ${responses.join(', ')}.`,
  }),
  next: {
    en: 'Read the list of responses again for the ids it has.',
    fr: 'Relisez la liste des réponses pour en voir les identifiants.',
  },
});
