import { defineRejection } from '../definition/rejection.js';

export const nothingToCompare = defineRejection<object>({
  code: 'nothing-to-compare',
  status: 422,
  field: 'words',
  title: { en: 'There is nothing to compare with', fr: "Il n'y a rien à comparer" },
  detail: () => ({
    en: 'Neither a telling word nor a component nor an alert was given.',
    fr: 'Ni mot parlant, ni composant, ni alerte n’ont été donnés.',
  }),
  next: {
    en: 'Say in a few words what is wrong, or name a component.',
    fr: 'Dites en quelques mots ce qui ne va pas, ou nommez un composant.',
  },
});
