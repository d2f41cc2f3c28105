import { emailMissing, emailUnverified, programUnnamed } from './outside-rejections.js';
import { defineRejection } from './rejection.js';

/** What any request can be refused with, before a domain rule was asked. */

export const malformed = defineRejection<{ reason: string }>({
  code: 'malformed',
  status: 400,
  title: { en: 'The request cannot be read', fr: 'La requête est illisible' },
  detail: ({ reason }) => ({
    en: `The request is not well-formed: ${reason}.`,
    fr: `La requête est mal formée : ${reason}.`,
  }),
  next: { en: 'Send a JSON object in UTF-8.', fr: 'Envoyez un objet JSON en UTF-8.' },
});

export const invalidInput = defineRejection<object>({
  code: 'invalid-input',
  status: 422,
  title: { en: 'Some fields are not valid', fr: 'Certains champs ne sont pas valides' },
  detail: () => ({
    en: 'Nothing was stored. Each field at fault is listed in "errors".',
    fr: "Rien n'a été enregistré. Chaque champ en cause figure dans « errors ».",
  }),
  next: { en: 'Correct the fields and send it again.', fr: 'Corrigez les champs et renvoyez la requête.' },
});

export const tooLarge = defineRejection<{ limit: string }>({
  code: 'too-large',
  status: 413,
  title: { en: 'The request is too large', fr: 'La requête est trop volumineuse' },
  detail: ({ limit }) => ({ en: `At most ${limit} are taken.`, fr: `Au plus ${limit} sont acceptés.` }),
  next: { en: 'Send less, or in several requests.', fr: 'Envoyez moins, ou en plusieurs requêtes.' },
});

export const unsupportedMediaType = defineRejection<object>({
  code: 'unsupported-media-type',
  status: 415,
  title: { en: 'The body is not JSON', fr: "Le corps n'est pas du JSON" },
  detail: () => ({ en: 'A body is sent as application/json.', fr: 'Un corps se transmet en application/json.' }),
  next: { en: 'Set Content-Type: application/json.', fr: 'Indiquez Content-Type: application/json.' },
});

export const notSignedIn = defineRejection<{ reason: string }>({
  code: 'not-signed-in',
  status: 401,
  title: { en: 'Nobody is signed in', fr: "Personne n'est connecté" },
  detail: ({ reason }) => ({
    en: `The request does not say reliably who sends it: ${reason}.`,
    fr: `La requête ne dit pas de façon sûre qui l'envoie : ${reason}.`,
  }),
  next: {
    en: 'Send a valid token as "Authorization: Bearer …", or open a new sign-in link.',
    fr: 'Envoyez un jeton valide (« Authorization: Bearer … ») ou ouvrez un nouveau lien de connexion.',
  },
});

export const notForYou = defineRejection<{ whoMay: string }>({
  code: 'not-for-you',
  status: 403,
  title: { en: 'This is not for you to do', fr: 'Cela ne vous revient pas' },
  detail: ({ whoMay }) => ({ en: `Who may: ${whoMay}.`, fr: `Qui le peut : ${whoMay}.` }),
  next: { en: 'Ask one of them.', fr: 'Adressez-vous à ces personnes.' },
});

export const notFound = defineRejection<{ path: string }>({
  code: 'not-found',
  status: 404,
  title: { en: 'There is nothing here', fr: "Il n'y a rien ici" },
  detail: ({ path }) => ({ en: `Nothing answers at ${path}.`, fr: `Rien ne répond à ${path}.` }),
  next: { en: 'See /reference for what there is.', fr: 'Voyez /reference pour ce qui existe.' },
});

export const methodNotAllowed = defineRejection<{ method: string; allowed: string }>({
  code: 'method-not-allowed',
  status: 405,
  title: { en: 'Not in this way', fr: 'Pas de cette manière' },
  detail: ({ method, allowed }) => ({
    en: `${method} is not possible here; ${allowed} is.`,
    fr: `${method} n'est pas possible ici ; ${allowed} l'est.`,
  }),
  next: { en: 'See /reference for what there is.', fr: 'Voyez /reference pour ce qui existe.' },
});

/** A page after a place that no earlier page ended at. */
export const cursorUnknown = defineRejection<object>({
  code: 'cursor-unknown',
  status: 422,
  field: 'after',
  title: { en: 'This is no place in the list', fr: "Ce n'est pas un repère de la liste" },
  detail: () => ({
    en: 'The value of "after" is not the "next" of an earlier page.',
    fr: "La valeur de « after » n'est pas le « next » d'une page précédente.",
  }),
  next: { en: 'Start again without "after".', fr: 'Recommencez sans « after ».' },
});

export const keyReused = defineRejection<{ key: string }>({
  code: 'idempotency-key-reused',
  status: 422,
  title: { en: 'This key was used for something else', fr: 'Cette clé a déjà servi à autre chose' },
  detail: ({ key }) => ({
    en: `The idempotency key ${key} came before with another body.`,
    fr: `La clé d'idempotence ${key} a déjà été reçue avec un autre contenu.`,
  }),
  next: { en: 'Use a new key for a new request.', fr: 'Prenez une nouvelle clé pour une nouvelle requête.' },
  field: 'Idempotency-Key',
});

export const unavailable = defineRejection<{ missing: string }>({
  code: 'unavailable',
  status: 503,
  title: { en: 'Part of Muster cannot be reached', fr: 'Une partie de Muster est injoignable' },
  detail: ({ missing }) => ({
    en: `Nothing was done: ${missing} cannot be reached at the moment.`,
    fr: `Rien n'a été fait : ${missing} est injoignable pour le moment.`,
  }),
  next: { en: 'Try again in a moment.', fr: 'Réessayez dans un instant.' },
  retryAfter: 1,
});

/** A newer version of this service wrote it; it is kept as it is. */
export const writtenByNewer = defineRejection<{ aggregate: string }>({
  code: 'written-by-newer',
  status: 503,
  title: { en: 'A newer version of Muster wrote this', fr: 'Une version plus récente de Muster a écrit ceci' },
  detail: ({ aggregate }) => ({
    en: `Nothing was done: ${aggregate} is stored in a shape that this version does not know.`,
    fr: `Rien n'a été fait : ${aggregate} est enregistré sous une forme que cette version ne connaît pas.`,
  }),
  next: {
    en: 'Try again: another process may be newer. If not, whoever runs Muster finishes the upgrade.',
    fr: 'Réessayez : un autre processus est peut-être plus récent. Sinon, qui administre Muster termine la mise à jour.',
  },
  retryAfter: 1,
});

export const outcomeUnknown = defineRejection<object>({
  code: 'outcome-unknown',
  status: 504,
  title: { en: 'It is not known whether this was done', fr: 'On ne sait pas si cela a été fait' },
  detail: () => ({
    en: 'The request went out and no answer came back in time.',
    fr: "La requête est partie et aucune réponse n'est revenue à temps.",
  }),
  next: {
    en: 'Send it again with the same Idempotency-Key: it takes effect once.',
    fr: "Renvoyez-la avec la même Idempotency-Key : elle n'aura d'effet qu'une fois.",
  },
  retryAfter: 1,
});

export const failed = defineRejection<{ reference: string }>({
  code: 'failed',
  status: 500,
  title: { en: 'Muster failed', fr: 'Muster a échoué' },
  detail: ({ reference }) => ({
    en: `A fault in Muster itself; its log has it under ${reference}.`,
    fr: `Un défaut de Muster lui-même ; son journal le garde sous ${reference}.`,
  }),
  next: { en: 'Tell whoever runs Muster.', fr: 'Prévenez qui administre Muster.' },
});

/** What every contract can answer besides its own refusals. */
export const GENERAL_REJECTIONS = [
  malformed,
  notSignedIn,
  emailMissing,
  emailUnverified,
  programUnnamed,
  tooLarge,
  invalidInput,
  failed,
  unavailable,
  writtenByNewer,
] as const;
