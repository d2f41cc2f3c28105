import type { Localised } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const audienceUnknown = defineRejection<{ audience: string; known: readonly string[] }>({
  code: 'audience-unknown',
  status: 404,
  field: 'audience',
  title: { en: 'No such audience', fr: 'Public inconnu' },
  detail: ({ audience, known }) => ({
    en: `There is no audience ${audience}; there are ${known.join(', ')}.`,
    fr: `Il n'y a pas de public ${audience} ; il y a ${known.join(', ')}.`,
  }),
  next: {
    en: 'GET /v1/audiences lists them; an administrator can define another.',
    fr: 'GET /v1/audiences les liste ; un administrateur peut en définir un autre.',
  },
});

export const audienceArchived = defineRejection<{ audienceName: Localised }>({
  code: 'audience-archived',
  status: 409,
  field: 'audience',
  title: { en: 'This audience is told nothing any more', fr: "Ce public n'est plus informé" },
  detail: ({ audienceName }) => ({
    en: `The audience “${audienceName.en}” was archived.`,
    fr: `Le public « ${audienceName.fr} » a été archivé.`,
  }),
  next: {
    en: 'Choose another; or an administrator brings it back with "archived": false.',
    fr: 'Choisissez-en un autre ; ou un administrateur le rétablit avec « archived »: false.',
  },
});

export const audienceBuiltIn = defineRejection<{ audienceName: Localised }>({
  code: 'audience-built-in',
  status: 409,
  field: 'audience',
  title: { en: 'This audience comes with Muster', fr: 'Ce public est fourni avec Muster' },
  detail: ({ audienceName }) => ({
    en: `“${audienceName.en}” cannot be archived, and stays on its side.`,
    fr: `« ${audienceName.fr} » ne peut pas être archivé et reste de son côté.`,
  }),
  next: {
    en: 'Set its cadence to never (null) at every severity if nobody is to be told.',
    fr: 'Mettez sa cadence à jamais (null) pour chaque gravité si personne ne doit être informé.',
  },
});

export const audienceIncomplete = defineRejection<{ missing: 'name' | 'side' }>({
  code: 'audience-incomplete',
  status: 422,
  title: { en: 'A new audience has a name and a side', fr: 'Un nouveau public a un nom et un côté' },
  detail: ({ missing }) => ({
    en: `"${missing}" is not given.`,
    fr: `« ${missing} » n'est pas donné.`,
  }),
  next: {
    en: 'Send "name" in both languages and "side": internal or external.',
    fr: 'Envoyez « name » dans les deux langues et « side » : internal ou external.',
  },
});
