import { defineRejection } from '../definition/rejection.js';

/** To take such a word out would take facts with it that programs go by. */
export const wordInUse = defineRejection<{ inTheWay: readonly string[] }>({
  code: 'word-in-use',
  status: 422,
  field: 'words',
  title: { en: 'Muster itself goes by such a word', fr: 'Muster lui-même se sert d’un tel mot' },
  detail: ({ inTheWay }) => ({
    en: `Nothing was taken out: it would have taken these with it: ${inTheWay.join(', ')}.`,
    fr: `Rien n'a été retiré : ceci serait parti avec : ${inTheWay.join(', ')}.`,
  }),
  next: {
    en: 'Give a longer passage: the word with those around it, as they are written.',
    fr: "Donnez un passage plus long : le mot avec ceux qui l'entourent, tels qu'ils sont écrits.",
  },
});
