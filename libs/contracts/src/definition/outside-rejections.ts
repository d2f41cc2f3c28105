import { defineRejection } from './rejection.js';

/** What is refused because of what stands outside of Muster: an address, or somebody else's tokens. */

export const addressRefused = defineRejection<{ host: string; address: string }>({
  code: 'address-refused',
  status: 422,
  title: { en: 'Muster does not send anything there', fr: "Muster n'envoie rien à cette adresse" },
  detail: ({ host, address }) => ({
    en: `${host} is at ${address}, which is not an address of the public internet, and OUTGOING_ALLOWED does not list it.`,
    fr: `${host} se trouve à ${address}, qui n'est pas une adresse publique d'Internet et ne figure pas dans OUTGOING_ALLOWED.`,
  }),
  next: {
    en: 'Use a public address, or ask whoever runs Muster to add this one to OUTGOING_ALLOWED.',
    fr: "Prenez une adresse publique, ou demandez à qui administre Muster d'ajouter celle-ci à OUTGOING_ALLOWED.",
  },
});

/** A token of another issuer that does not say who its person is. */
export const emailMissing = defineRejection<{ claim: string; issuer: string }>({
  code: 'email-missing',
  status: 401,
  field: 'Authorization',
  title: { en: 'The token does not say whose it is', fr: 'Le jeton ne dit pas à qui il est' },
  detail: ({ claim, issuer }) => ({
    en: `The token of ${issuer} has no e-mail address in its claim "${claim}".`,
    fr: `Le jeton de ${issuer} n'a pas d'adresse e-mail dans son champ « ${claim} ».`,
  }),
  next: {
    en: 'Have that issuer put the claim into access tokens for Muster, or name another claim in OIDC_EMAIL_CLAIM.',
    fr: "Faites inclure ce champ dans les jetons d'accès pour Muster, ou désignez un autre champ par OIDC_EMAIL_CLAIM.",
  },
});

/** Whoever could give any address could be anyone: ids of people are made from it. */
export const emailUnverified = defineRejection<{ email: string; issuer: string }>({
  code: 'email-unverified',
  status: 401,
  field: 'Authorization',
  title: { en: 'The e-mail address is not verified', fr: "L'adresse e-mail n'est pas vérifiée" },
  detail: ({ email, issuer }) => ({
    en: `${issuer} has not verified that ${email} belongs to whoever sends this.`,
    fr: `${issuer} n'a pas vérifié que ${email} appartient à qui envoie cette requête.`,
  }),
  next: {
    en: 'Verify your address there, then sign in anew.',
    fr: 'Faites vérifier votre adresse auprès de cet émetteur, puis reconnectez-vous.',
  },
});

/** A token that another issuer gave to a program, whose name there cannot be one here. */
export const programUnnamed = defineRejection<{ client: string; issuer: string }>({
  code: 'program-unnamed',
  status: 401,
  field: 'Authorization',
  title: { en: 'The program has no usable name', fr: "Le programme n'a pas de nom utilisable" },
  detail: ({ client, issuer }) => ({
    en: `${issuer} calls the program "${client}"; here a program is named in lower-case letters, digits and hyphens, at most 63.`,
    fr: `${issuer} nomme le programme « ${client} » ; ici, un nom de programme se compose de minuscules, chiffres et traits d'union, 63 au plus.`,
  }),
  next: {
    en: 'Register it there under such a client id, or give it a token of Muster itself (npm run token -- --program).',
    fr: "Inscrivez-le auprès de l'émetteur sous un tel identifiant, ou donnez-lui un jeton de Muster (npm run token -- --program).",
  },
});
