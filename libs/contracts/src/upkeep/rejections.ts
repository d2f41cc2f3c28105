import { defineRejection } from '../definition/rejection.js';

/** None of the dead letters named is there (any more). */
export const nothingToReplay = defineRejection<{ letters: readonly string[] }>({
  code: 'dead-letter-unknown',
  status: 404,
  field: 'letters',
  title: { en: 'There is no such dead letter', fr: "Il n'y a pas de tel message mort" },
  detail: ({ letters }) => ({
    en: `None of these is on the list: ${letters.join(', ')}. They may have been handled or discarded.`,
    fr: `Aucun de ceux-ci n'est dans la liste : ${letters.join(', ')}. Ils ont peut-être été traités ou écartés.`,
  }),
  next: { en: 'List the dead letters again.', fr: 'Relisez la liste des messages morts.' },
});
